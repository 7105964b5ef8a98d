import { isIP, isIPv6 } from 'node:net';
import type { Context } from 'hono';

const UNKNOWN = 'unknown';

/**
 * Where a request comes from, as limits count it: an IPv4 address, or the first half of an IPv6 one, which is one household's or one
 * hospital's.
 *
 * @param proxies how many proxies of our own stand in front: each adds who asked it to `X-Forwarded-For`, at the end. What stands before
 * those is anybody's word, and is not read
 */
export function networkAddress(c: Context, proxies: number): string {
  const direct = socketAddress(c.env) ?? UNKNOWN;
  if (proxies === 0) return networkOf(direct);
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim());
  const told = forwarded.at(-proxies) ?? '';
  return networkOf(isIP(told) === 0 ? direct : told);
}

/** As Node's adapter gives it. */
function socketAddress(env: unknown): string | undefined {
  const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress;
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...right];
  const half = groups.slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
  return `${half.join(':')}::/64`;
}
