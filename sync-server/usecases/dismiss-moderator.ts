import { newId } from '../../src/domain/id.ts';
import type { ScopeName } from '../../src/protocol/scope.ts';
import { endAppointment } from './end-appointment.ts';
import { inUnit, type Service } from './service.ts';

/** The operator ends the appointment of a moderator. @returns false where this person does not look after that desk */
export const dismissModerator = (service: Service, desk: ScopeName, person: string): Promise<boolean> =>
  inUnit(service, (unit) =>
    endAppointment(unit, { desk, person, how: 'dismissed', cause: `operator ${newId(unit.random)}` }),
  );
