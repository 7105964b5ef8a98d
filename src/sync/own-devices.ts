import type * as z from 'zod/mini';
import { ok, type Result } from '../domain/result.ts';
import {
  acceptCodeAnswerSchema,
  devicesAnswerSchema,
  linkCodeAnswerSchema,
  type OwnDevice,
} from '../protocol/devices.ts';
import type { Vault } from '../store/vault.ts';
import { followAccepted } from './grants.ts';
import type { Transport, TransportProblem } from './transport.ts';

export type LinkCode = Pick<z.infer<typeof linkCodeAnswerSchema>, 'code' | 'expiresAt'>;

/** Asks for a code by which one other device joins this one's person (S1). */
export const createLinkCode = (transport: Transport): Promise<Result<LinkCode, TransportProblem>> =>
  transport.post('/v1/codes', {}, linkCodeAnswerSchema);

/** This device joins the person whose code it is. */
export async function acceptLinkCode(
  vault: Vault,
  transport: Transport,
  code: string,
): Promise<Result<undefined, TransportProblem>> {
  const answer = await transport.post('/v1/codes/accept', { code }, acceptCodeAnswerSchema);
  if (!answer.ok) return answer;
  await followAccepted(vault, answer.value);
  return ok(undefined);
}

/** The devices of this one's person, as the server knows them. */
export async function listDevices(transport: Transport): Promise<Result<OwnDevice[], TransportProblem>> {
  const answer = await transport.post('/v1/devices', {}, devicesAnswerSchema);
  return answer.ok ? ok(answer.value.devices) : answer;
}
