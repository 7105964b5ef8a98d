import { mayWrite, type ScopeName, scopeId, scopeKind } from '../../src/protocol/scope.ts';
import { Failure } from '../failure.ts';
import { addMember, openScope } from './add-member.ts';
import { comeBackIn } from './come-back-in.ts';
import type { Author } from './identify.ts';
import { DAY, timeAfter, type Unit } from './service.ts';

const SCOPES_A_DAY = 200;
/** A desk withdraws and celebrates it under ids that are made of its own, and an id has 64 characters. */
const LONGEST_PROJECT = 50;

/**
 * Whether somebody may write in a scope (S1). A project that does not exist yet is made, with them as its lead, where they say that
 * it is theirs to make (S2): after a restore, a member who comes first must not take the place of the lead. A person's own scope is
 * there already; a desk begins with its first moderator.
 *
 * @throws Failure `not-a-member`, `not-allowed` for readers and for the address of what is public already, `quota`
 */
export async function enterScope(
  unit: Unit,
  { scope, mayCreate }: { scope: ScopeName; mayCreate: boolean },
  author: Author,
): Promise<void> {
  const role = (await unit.tx.members.role(scope, author.person)) ?? (await comeBackIn(unit, scope, author));
  if (role !== undefined) {
    if (mayWrite(role)) return;
    throw new Failure('not-allowed', 'You can read here, and not write. Ask somebody who leads it for another link.');
  }
  if (!mayCreate || scopeKind(scope) !== 'project' || (await unit.tx.scopes.find(scope)) !== undefined)
    throw notAMember();
  await checkQuota(unit, author.device);
  await checkAddress(unit, scope);
  await openScope(unit, scope, author.device);
  await addMember(unit, scope, author.person, 'lead', 'made');
}

export const notAMember = (): Failure =>
  new Failure(
    'not-a-member',
    'You are not a member of this scope, or there is none of this name. Ask for a link to join.',
  );

async function checkQuota({ tx, now }: Unit, device: string): Promise<void> {
  if ((await tx.scopes.countCreated(device, timeAfter(now, -DAY))) < SCOPES_A_DAY) return;
  throw new Failure('quota', `One device can start ${SCOPES_A_DAY} projects a day. Try again tomorrow.`);
}

/** Nobody may come to own a project that is in the archive, or was, by making a scope of its name; nor make one that no desk can withdraw. */
async function checkAddress({ tx }: Unit, scope: ScopeName): Promise<void> {
  if (scopeId(scope).length > LONGEST_PROJECT)
    throw new Failure('not-allowed', `The id of a project has ${LONGEST_PROJECT} characters at most.`);
  // The first version keeps its row after a withdrawal. Where only the journal knows of it, the team may make its scope again.
  if ((await tx.archive.version(scopeId(scope), 1)) === undefined) return;
  throw new Failure('not-allowed', 'This project is in the archive already. Start a project of your own.');
}
