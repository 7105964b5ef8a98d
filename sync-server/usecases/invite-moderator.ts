import { newId } from '../../src/domain/id.ts';
import type { ScopeName } from '../../src/protocol/scope.ts';
import { type NewGrant, writeGrant } from './create-grant.ts';
import { inUnit, type Service } from './service.ts';
import { OPERATOR, writeAudit } from './write-audit.ts';

/** The operator appoints a moderator: by a link, used once, valid for seven days. */
export const inviteModerator = (service: Service, desk: ScopeName): Promise<NewGrant> =>
  inUnit(service, async (unit) => {
    await writeAudit(unit, { what: 'invited', desk, who: OPERATOR, about: { role: 'moderator' } });
    return writeGrant(unit, { scope: desk, role: 'moderator', cause: `operator ${newId(unit.random)}` });
  });
