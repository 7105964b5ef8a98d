import type { Context } from 'hono';
import type * as z from 'zod/mini';
import { nonceSchema } from '../../src/protocol/answer.ts';
import { verifyRequest } from '../../src/protocol/signature.ts';
import { MAX_SKEW_SECONDS } from '../../src/protocol/version.ts';
import { Failure } from '../failure.ts';
import { sentenceOf } from '../sentence-of.ts';
import type { Signer } from '../usecases/identify.ts';
import type { Service } from '../usecases/service.ts';
import type { Env } from './answer.ts';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';

/** The limit of every body but a push's. */
const SMALL_BODY = 32 * 1024;

/**
 * Reads a signed request (S3): who signed it, and what it says.
 *
 * @throws Failure `too-large`, `bad-signature`, `clock-skew`, `bad-request`
 */
export async function readSigned<S extends z.ZodMiniType>(
  c: Context<Env>,
  service: Service,
  schema: S,
  limit = SMALL_BODY,
): Promise<{ signer: Signer; request: z.infer<S> }> {
  const body = await readBody(c, limit);
  const json = parseJson(body);
  // Read before anything is proven, so that a device can tell a refusal of ours from a stranger's answer (S17).
  if (json.ok) rememberNonce(c, json.value);

  const signer = await verify(c, service, body);
  if (!json.ok) throw new Failure('bad-request', json.error);
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) throw new Failure('bad-request', sentenceOf(parsed.error, 'The body'));
  return { signer, request: parsed.data };
}

function rememberNonce(c: Context<Env>, value: unknown): void {
  const nonce = typeof value === 'object' && value !== null && 'nonce' in value ? value.nonce : undefined;
  const parsed = nonceSchema.safeParse(nonce);
  if (parsed.success) c.set('nonce', parsed.data);
}

async function verify(c: Context<Env>, { clock }: Service, body: Uint8Array<ArrayBuffer>): Promise<Signer> {
  const { method, path } = c.req;
  const signed = await verifyRequest(
    {
      digest: c.req.header('content-digest'),
      input: c.req.header('signature-input'),
      signature: c.req.header('signature'),
    },
    { method, path, body },
  );
  if (signed === undefined) {
    c.get('limits')?.failed();
    throw new Failure('bad-signature', 'The signature is missing, or is not that of this request.');
  }
  c.get('limits')?.signedBy(signed.device);
  if (Math.abs(clock().getTime() / 1000 - signed.created) > MAX_SKEW_SECONDS) {
    throw new Failure('clock-skew', 'The clock of this device is wrong. Sign again with the time of this answer.');
  }
  return { device: signed.device, publicKey: signed.publicKey };
}
