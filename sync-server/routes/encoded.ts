import type { Context } from 'hono';
import type { Encoding } from '../storage/storage.ts';

export type EncodedBody = {
  type: string;
  cacheControl: string;
  /** Names the content whatever its encoding; without it no entity tag is sent. */
  tag?: string;
  /** Bytes in one encoding; undefined where they are not at hand in it. `identity` always is. */
  bytes(encoding: Encoding): Promise<Uint8Array | undefined>;
};

/** Answers with bytes that were compressed before, in the best encoding that the client takes; or with 304. */
export async function answerEncoded(c: Context, { type, cacheControl, tag, bytes }: EncodedBody): Promise<Response> {
  c.header('Cache-Control', cacheControl);
  c.header('Vary', 'Accept-Encoding');
  for (const encoding of acceptedEncodings(c.req.header('accept-encoding'))) {
    const etag = tag === undefined ? undefined : `"${tag}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    if (etag !== undefined) {
      if (isNamed(etag, c.req.header('if-none-match'))) return c.body(null, 304, { ETag: etag });
      c.header('ETag', etag);
    }
    const body = await bytes(encoding);
    if (body === undefined) continue;
    c.header('Content-Type', type);
    if (encoding !== 'identity') c.header('Content-Encoding', encoding);
    return c.body(Uint8Array.from(body), 200);
  }
  return c.text('No encoding that this client takes', 406);
}

/** The encodings that a client takes, ours best first. What it does not speak of is not used; identity always is. */
export function acceptedEncodings(header = ''): Encoding[] {
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
  header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag || each.trim() === '*');
