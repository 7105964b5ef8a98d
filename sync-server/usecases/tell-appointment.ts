import { deskModeratorKind } from '../../src/domain/desk/moderator.ts';
import type { Unit } from './service.ts';
import { writeAsServer } from './write-as-server.ts';

type Appointment = { desk: string; person: string; state: 'active' | 'ended'; cause: string };

/** Tells a desk who looks after it, and who does no more. */
export const tellAppointment = (unit: Unit, { desk, person, state, cause }: Appointment): Promise<void> =>
  writeAsServer(unit, {
    ...{ scope: desk, kind: deskModeratorKind.name, record: person, field: 'appointment', cause },
    value: { state, at: unit.now },
  });
