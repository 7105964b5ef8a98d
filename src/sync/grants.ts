import { ok, type Result } from '../domain/result.ts';
import type { Role } from '../domain/team/membership.ts';
import { acceptAnswerSchema, type Grant, grantAnswerSchema } from '../protocol/grants.ts';
import { rememberPerson } from '../store/person.ts';
import { followScope } from '../store/pulled.ts';
import type { Vault } from '../store/vault.ts';
import type { Transport, TransportProblem } from './transport.ts';

/** Asks the server for a way in for one other: a team member, or one's own second device (S1). Needs the network. */
export async function createGrant(
  transport: Transport,
  scope: string,
  role: Role,
): Promise<Result<Grant & { expiresAt: string }, TransportProblem>> {
  return askForGrant(transport, { scope, role });
}

/** Asks for a way back into this device's own person, should its browser throw everything away (S11). */
export async function createRescue(
  transport: Transport,
  scope: string,
): Promise<Result<Grant & { expiresAt: string }, TransportProblem>> {
  return askForGrant(transport, { scope, role: 'self', rescue: true });
}

type GrantAsk = { scope: string; role: Role; rescue?: true };

async function askForGrant(
  transport: Transport,
  ask: GrantAsk,
): Promise<Result<Grant & { expiresAt: string }, TransportProblem>> {
  const answer = await transport.post('/v1/grants', ask, grantAnswerSchema);
  const { scope } = ask;
  return answer.ok ? ok({ scope, secret: answer.value.secret, expiresAt: answer.value.expiresAt }) : answer;
}

/** Comes in by a grant, and begins to follow what it opens. */
export async function acceptGrant(
  vault: Vault,
  transport: Transport,
  grant: Grant,
): Promise<Result<{ scope: string; role: Role }, TransportProblem>> {
  const answer = await transport.post('/v1/grants/accept', grant, acceptAnswerSchema);
  if (!answer.ok) return answer;
  const { scope, role } = answer.value;
  await followAccepted(vault, answer.value);
  return ok({ scope, role });
}

/** What a device was let into, and whose it is now. */
type Entered = { scope: string; role: Role; person: string };

/** Begins to follow what this device was let into. */
export async function followAccepted(vault: Vault, { scope, role, person }: Entered): Promise<void> {
  await rememberPerson(vault, person);
  await followScope(vault, `person:${person}`, 'self', true);
  await followScope(vault, scope, role, true);
}
