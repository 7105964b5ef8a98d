import type { Context } from 'hono';
import { Failure } from '../failure.ts';

/**
 * Reads the whole body, as far as it is allowed to be.
 *
 * @throws Failure `too-large` as soon as it is longer than `limit` bytes; `bad-request` when it is not JSON by its own word
 */
export async function readBody(c: Context, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Failure('bad-request', 'Content-Type must be application/json.');
  }
  const tooLarge = () =>
    new Failure('too-large', `The body may have ${limit} bytes at most; send it in smaller parts.`);
  if (Number(c.req.header('content-length') ?? 0) > limit) throw tooLarge();

  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream: ReadableStream<Uint8Array> | null = c.req.raw.body;
  for await (const chunk of stream ?? []) {
    length += chunk.byteLength;
    if (length > limit) throw tooLarge();
    chunks.push(chunk);
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}
