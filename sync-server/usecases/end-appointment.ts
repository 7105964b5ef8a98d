import type { Mutation } from '../../src/protocol/mutation.ts';
import { type ScopeName, scopeAsRecord } from '../../src/protocol/scope.ts';
import { passOnQuestions } from './ask-desk.ts';
import type { Effect } from './effect.ts';
import { SERVER } from './server-row.ts';
import type { Unit } from './service.ts';
import { passOnWaiting } from './submit.ts';
import { tellAppointment } from './tell-appointment.ts';
import { deleteAsServer } from './write-as-server.ts';
import { OPERATOR, writeAudit } from './write-audit.ts';

/** Only whoever looks after a desk steps down, and gives themselves a name there. */
export const whyNotOneself: Effect['forbids'] = async (_, { record }, author) =>
  record === author.person
    ? undefined
    : { problem: 'not-allowed', message: 'Only this moderator can write this of themselves.' };

export async function stepDown(unit: Unit, { scope, record, mid }: Mutation): Promise<void> {
  await endAppointment(unit, { desk: scope, person: record, how: 'stepped-down', cause: mid });
}

/** `lapsed`: nobody can act as this person any more. */
type Ending = { desk: ScopeName; person: string; how: 'stepped-down' | 'dismissed' | 'lapsed'; cause: string };

/**
 * Somebody looks after a desk no more. What waits there goes on to the desk that stands in, where they were the last.
 *
 * @returns false where they did not look after it
 */
export async function endAppointment(unit: Unit, { desk, person, how, cause }: Ending): Promise<boolean> {
  const { members } = unit.tx;
  if ((await members.role(desk, person)) !== 'moderator') return false;
  await members.remove(desk, person);
  const who = { 'stepped-down': person, dismissed: OPERATOR, lapsed: SERVER }[how];
  await writeAudit(unit, { what: how, desk, who, about: { person } });
  await tellAppointment(unit, { desk, person, state: 'ended', cause });
  await deleteAsServer(unit, { scope: `person:${person}`, kind: 'membership', record: scopeAsRecord(desk), cause });
  if (await members.anyoneIs('moderator', desk)) return true;
  await passOnWaiting(unit, desk);
  await passOnQuestions(unit, desk);
  return true;
}
