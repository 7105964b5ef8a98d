import type { Role } from '../../src/domain/team/membership.ts';
import { type ScopeName, scopeId, scopeKind } from '../../src/protocol/scope.ts';
import { Failure } from '../failure.ts';
import type { StoredGrant } from '../storage/storage.ts';
import { addMember } from './add-member.ts';
import { fetchQuestions } from './ask-desk.ts';
import { sha256Of } from './create-grant.ts';
import { type Author, identify, type Signer } from './identify.ts';
import { inUnit, type Service, type Unit } from './service.ts';
import { fetchWaiting } from './submit.ts';
import { takeOverPerson } from './take-over-person.ts';
import { writeAudit } from './write-audit.ts';

export type Accepted = { scope: ScopeName; role: Role; person: string };

/**
 * Somebody comes in by a grant (S1): into a team, to a desk, or as another device of the same person. The device that used it may
 * say it again, and gets the same answer.
 *
 * @throws Failure `grant-unknown`, `grant-used`, `grant-expired`
 */
export function acceptGrant(
  service: Service,
  signer: Signer,
  { scope, secret }: { scope: ScopeName; secret: string },
): Promise<Accepted> {
  return inUnit(service, async (unit) => {
    const author = await identify(unit, signer);
    const grant = await unit.tx.grants.find(scope, sha256Of(secret));
    if (grant === undefined) throw new Failure('grant-unknown', 'There is no such link. Ask for a new one.');
    if (grant.usedByDevice !== author.device) {
      await checkUsable(unit, grant);
      await unit.tx.grants.use(scope, grant.secretHash, author.device, unit.now);
      await comeIn(unit, grant, author);
      // The store of that device is gone: that is what a way back is for. One that uses its own is heard of below.
      if (grant.rescues !== null) await unit.tx.devices.retire(grant.rescues, unit.now);
    }
    const { person } = await identify(unit, signer);
    return { scope, role: (await unit.tx.members.role(scope, person)) ?? grant.role, person };
  });
}

async function checkUsable({ tx, now }: Unit, grant: StoredGrant): Promise<void> {
  const { scope, usedByDevice, expiresAt, rescues, withdrawnAt } = grant;
  if (usedByDevice !== null) throw new Failure('grant-used', 'This link was used already. Ask for a new one.');
  if (withdrawnAt !== null) throw new Failure('grant-expired', 'This link was taken back. Ask for a new one.');
  if (expiresAt <= now) throw new Failure('grant-expired', 'This link is too old. Ask for a new one.');
  if (rescues === null) return;
  // A device that has left its person, or may not be used any more, has no way back there.
  const rescued = await tx.devices.find(rescues);
  if (rescued?.person === scopeId(scope) && rescued.revokedAt === null) return;
  throw new Failure('grant-expired', 'The device that this way back was made for is not one of this person any more.');
}

async function comeIn(unit: Unit, { scope, role, secretHash }: StoredGrant, author: Author): Promise<void> {
  switch (scopeKind(scope)) {
    case 'person':
      return takeOverPerson(unit, author, scopeId(scope), secretHash);
    case 'project':
      await addMember(unit, scope, author.person, role, secretHash);
      return;
    case 'desk': {
      const first = !(await unit.tx.members.anyoneIs('moderator', scope));
      if ((await unit.tx.members.role(scope, author.person)) === undefined) {
        const about = { person: author.person };
        await writeAudit(unit, { what: 'appointed', desk: scope, who: author.person, about });
      }
      await addMember(unit, scope, author.person, role, secretHash);
      if (first) {
        await fetchWaiting(unit, scope);
        await fetchQuestions(unit, scope);
      }
    }
  }
}
