import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import { aboutAnswerSchema } from '../protocol/about.ts';
import { emailAskAnswerSchema, emailConfirmAnswerSchema } from '../protocol/email.ts';
import type { Vault } from '../store/vault.ts';
import { followAccepted } from './grants.ts';
import type { Transport, TransportProblem } from './transport.ts';

/** Whether this server checks addresses at all. @returns undefined where it does not say */
export async function checksEmail(): Promise<boolean | undefined> {
  try {
    const response = await globalThis.fetch('/v1/about', { signal: AbortSignal.timeout(30_000) });
    return aboutAnswerSchema.parse(await response.json()).mail === true;
  } catch {
    return undefined;
  }
}

/** Asks for a code to be sent to an address (S1). */
export const askEmail = (transport: Transport, address: string): Promise<Result<object, TransportProblem>> =>
  transport.post('/v1/email/ask', { address }, emailAskAnswerSchema);

export type EmailConfirmed = { joined: boolean; verified: boolean };

/** Gives the code that came. With `join` this device becomes one of the person who has the address already. */
export async function confirmEmail(
  vault: Vault,
  transport: Transport,
  { code, join }: { code: string; join: boolean },
): Promise<Result<EmailConfirmed, TransportProblem>> {
  const answer = await transport.post('/v1/email/confirm', { code, ...(join && { join }) }, emailConfirmAnswerSchema);
  if (!answer.ok) return answer;
  const { person, joined, verified } = answer.value;
  await followAccepted(vault, { scope: `person:${person}`, role: 'self', person });
  return ok({ joined, verified });
}
