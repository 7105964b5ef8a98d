import { isIP } from 'node:net';
import type { Context } from 'hono';
import type { Env } from './answer.ts';

/**
 * Where a request came from, to count wrong tries by: an IPv4 address, or the first half of an IPv6 address, for the other half is its
 * owner's to choose.
 *
 * @param proxies how many proxies of ours stand before the server: each adds one address to X-Forwarded-For. What a client writes there
 *   itself stands further to the left, and is not believed
 */
export function clientAddress(c: Context<Env>, proxies: number): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const told = proxies > 0 ? forwarded.at(-proxies) : undefined;
  const address = told !== undefined && isIP(told) > 0 ? told : (socketAddress(c.env) ?? 'unknown');
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  return isIP(plain) === 6 ? networkOf(plain) : plain;
}

/** What `@hono/node-server` passes on; a test in process has no socket. */
function socketAddress(env: unknown): string | undefined {
  const incoming = typeof env === 'object' && env !== null && 'incoming' in env ? env.incoming : undefined;
  const socket =
    typeof incoming === 'object' && incoming !== null && 'socket' in incoming ? incoming.socket : undefined;
  const address =
    typeof socket === 'object' && socket !== null && 'remoteAddress' in socket ? socket.remoteAddress : undefined;
  return typeof address === 'string' ? address : undefined;
}

function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return `${[...left, ...zeros, ...right]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::`;
}
