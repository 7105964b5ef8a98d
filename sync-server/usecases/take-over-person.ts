import { scopeKind } from '../../src/protocol/scope.ts';
import { addMember } from './add-member.ts';
import { endAppointment } from './end-appointment.ts';
import type { Author } from './identify.ts';
import type { Unit } from './service.ts';
import { deleteAsServer } from './write-as-server.ts';

/**
 * A device joins another person. Where it was the only living device of its old one, everything that the old one may enter passes to
 * the new: the two were the same human all along. What the device has not sent yet can still go there. Desks are left out: to be a
 * moderator is given to one person, and a link that somebody made to lure a moderator must not carry it away. Nobody can act as the
 * old person any more, so its appointments end; the new one asks another moderator, or the operator, for a link.
 */
export async function takeOverPerson(unit: Unit, author: Author, person: string, cause: string): Promise<void> {
  const { tx } = unit;
  const old = author.person;
  if (old === person) return;
  await tx.devices.move(author.device, person);
  if ((await tx.devices.countLiving(old)) > 0) return;
  await tx.emails.move(old, person);
  for (const { scope, role } of await tx.members.scopesOf(old)) {
    if (scopeKind(scope) === 'desk') {
      await endAppointment(unit, { desk: scope, person: old, how: 'lapsed', cause });
      continue;
    }
    await addMember(unit, scope, person, role, cause);
    await tx.members.remove(scope, old);
    if (scopeKind(scope) === 'project') {
      await deleteAsServer(unit, { scope, kind: 'team-member', record: old, cause });
    }
  }
}
