import { newId } from '../../src/domain/id.ts';
import type { ScopeName } from '../../src/protocol/scope.ts';
import { type NewGrant, writeGrant } from './create-grant.ts';
import { inUnit, type Service } from './service.ts';

/** The operator appoints a moderator: by a link, used once, valid for seven days. */
export const inviteModerator = (service: Service, desk: ScopeName): Promise<NewGrant> =>
  inUnit(service, (unit) =>
    writeGrant(unit, { scope: desk, role: 'moderator', cause: `operator ${newId(unit.random)}` }),
  );
