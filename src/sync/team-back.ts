import { teamAnswerSchema } from '../protocol/team.ts';
import { broughtBack, teamsToBringBack } from '../store/team-before.ts';
import type { Vault } from '../store/vault.ts';
import type { Transport } from './transport.ts';

/**
 * Tells a server that was set back who was in the teams that this person leads (S2). What does not get through is said again in the next
 * round; it is no problem of this one.
 */
export async function bringTeamsBack(vault: Vault, transport: Transport): Promise<void> {
  for (const { scope, team } of await teamsToBringBack(vault)) {
    const answer = await transport.post('/v1/team', { scope, team }, teamAnswerSchema);
    const isOver = answer.ok || (answer.error.kind === 'turned-away' && OVER.includes(answer.error.code));
    if (isOver) await broughtBack(vault, scope);
  }
}

const OVER: readonly string[] = ['not-a-member', 'not-allowed', 'bad-request', 'revoked-device'];
