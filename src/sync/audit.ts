import { digestAnswerSchema } from '../protocol/digest.ts';
import { judgeScope, restAudits, scopesToAudit } from '../store/audited.ts';
import type { Vault } from '../store/vault.ts';
import type { Transport } from './transport.ts';

const SCOPES_A_REQUEST = 20;

/**
 * Asks the server for the digests of scopes that were not audited for a day, and has those fetched anew that are not the same here
 * (S29). One request a round at most; whatever is wrong with it is no problem of the round.
 *
 * @param build names this version of the app: a new one audits all
 * @returns how many scopes are to be fetched anew
 */
export async function auditScopes(vault: Vault, transport: Transport, build?: string): Promise<number> {
  const scopes = await scopesToAudit(vault, build, SCOPES_A_REQUEST);
  if (scopes.length === 0) return 0;
  const answer = await transport.post('/v1/digest', { scopes }, digestAnswerSchema);
  if (!answer.ok) {
    await restAudits(vault);
    return 0;
  }
  const asked = answer.value.scopes.filter(({ scope }) => scopes.includes(scope));
  let wrong = 0;
  for (const one of asked) if (await judgeScope(vault, one)) wrong += 1;
  return wrong;
}
