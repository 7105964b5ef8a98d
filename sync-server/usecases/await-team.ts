import { type ScopeName, scopeKind } from '../../src/protocol/scope.ts';
import type { Team } from '../../src/protocol/team.ts';
import { Failure } from '../failure.ts';
import { wayBackOf } from './come-back-in.ts';
import { notAMember } from './enter-scope.ts';
import { identify, type Signer } from './identify.ts';
import { DAY, inUnit, type Service, timeAfter } from './service.ts';

const DAYS_VALID = 400;

/**
 * A lead says who was in the team before the server was set back (S2). Each of them who is not in it may come in once more; who is, or
 * was let in so before, is left as they are. Whom a row of the project speaks of is not lost: they are in it, or were taken out.
 *
 * @throws Failure `not-a-member`, `not-allowed` unless the signer leads the project
 */
export function awaitTeam(service: Service, signer: Signer, scope: ScopeName, team: Team): Promise<void> {
  return inUnit(service, async (unit) => {
    const { person: lead } = await identify(unit, signer);
    const own = await unit.tx.members.role(scope, lead);
    if (own === undefined) throw notAMember();
    if (own !== 'lead' || scopeKind(scope) !== 'project') {
      throw new Failure('not-allowed', 'Who was in a team is said by somebody who leads it.');
    }
    for (const { person, role } of team) {
      const cause = wayBackOf(person);
      if ((await unit.tx.members.role(scope, person)) !== undefined) continue;
      if (await unit.tx.grants.hasCause(scope, cause)) continue;
      if ((await unit.tx.fields.ofRecords(scope, [person])).length > 0) continue;
      const expiresAt = timeAfter(unit.now, DAYS_VALID * DAY);
      const unused = {
        createdAt: unit.now,
        expiresAt,
        usedByDevice: null,
        usedAt: null,
        rescues: null,
        madeBy: lead,
        withdrawnAt: null,
      };
      await unit.tx.grants.create({ scope, secretHash: cause, cause, role, ...unused });
    }
  });
}
