import { ok, type Result } from '../domain/result.ts';
import { acceptanceRefused, dropAcceptance, waitingAcceptances } from '../store/acceptances.ts';
import type { Vault } from '../store/vault.ts';
import { acceptGrant } from './grants.ts';
import type { Transport, TransportProblem } from './transport.ts';

/** The server says no for good: the link is of no use any more. */
const FINAL: readonly string[] = ['grant-unknown', 'grant-used', 'grant-expired', 'not-allowed', 'bad-request'];

/**
 * Comes in by the links that a person has said yes to, perhaps with no connection (S1). What the server refuses for good is kept, to be
 * told; what fails otherwise waits for the next round.
 *
 * @returns whether the server was talked to
 */
export async function acceptWaiting(vault: Vault, transport: Transport): Promise<Result<boolean, TransportProblem>> {
  const waiting = await waitingAcceptances(vault);
  for (const acceptance of waiting) {
    const { scope, secret } = acceptance;
    const answer = await acceptGrant(vault, transport, { scope, secret });
    if (answer.ok) await dropAcceptance(vault, acceptance);
    else if (answer.error.kind === 'turned-away' && FINAL.includes(answer.error.code))
      await acceptanceRefused(vault, acceptance, answer.error.code);
    else return answer;
  }
  return ok(waiting.length > 0);
}
