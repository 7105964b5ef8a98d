import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import type { Encoding } from '../storage/storage.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export type EncodedBody = {
  type: string;
  cacheControl: string;
  /** Names the content whatever its encoding. */
  tag: string;
  /** Bytes in one encoding; undefined where there are none in it. */
  bytes(encoding: Encoding): Promise<Bytes | undefined>;
};

/**
 * Answers with bytes in the best encoding that the client takes, or with 304 where it has them.
 *
 * @returns undefined where there are no bytes at all
 */
export async function answerEncoded(
  c: Context,
  { type, cacheControl, tag, bytes }: EncodedBody,
): Promise<Response | undefined> {
  for (const encoding of acceptedEncodings(c.req.header('accept-encoding'))) {
    const body = await bytes(encoding);
    if (body === undefined) continue;
    const etag = `"${tag}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    const headers = { 'Cache-Control': cacheControl, ETag: etag, Vary: 'Accept-Encoding' };
    if (isNamed(etag, c.req.header('if-none-match'))) return c.body(null, 304, headers);
    const encoded = encoding === 'identity' ? undefined : { 'Content-Encoding': encoding };
    return c.body(body, 200, { ...headers, ...encoded, 'Content-Type': type });
  }
  return undefined;
}

/** For small texts that are compressed as they are asked for. */
export const encodeText =
  (text: string): EncodedBody['bytes'] =>
  async (encoding) => {
    const identity = new TextEncoder().encode(text);
    if (encoding === 'identity') return identity;
    return encoding === 'gzip' ? gzipSync(identity) : undefined;
  };

/** The encodings that a client takes, ours best first. What it does not speak of is not used; identity always is. */
function acceptedEncodings(header = ''): Encoding[] {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)));
  }
  const takes = (name: string) => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  const compressed: Encoding[] = ['br', 'gzip'];
  return [...compressed.filter(takes), 'identity'];
}

const isNamed = (etag: string, header = ''): boolean =>
  header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
