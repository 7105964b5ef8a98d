import { ofKind } from '../../../domain/record/kind.ts';
import { teamMemberKind } from '../../../domain/team/membership.ts';
import { momentWords } from '../../../domain/text/moment.ts';
import { clock } from '../../../platform/world.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { content } from './content.ts';

/** Who wrote something: "You", a name from the team, or "Somebody in your team". */
export function whoIs({ records }: WorkingCopy, person: string, me: string): string {
  if (person === me) return content.conflict.you;
  const member = ofKind(records, teamMemberKind).find(({ id }) => id === person);
  return member?.values.name?.trim() || content.conflict.somebody;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * When something was written. Where that lies after the server received it, or in the future, the clock it was written by was wrong,
 * and that is said.
 *
 * @param madeAt ISO time, by the clock of whoever wrote it
 * @param receivedAt ISO time, by the clock of the server, where that has it
 */
export function whenWas(madeAt: string, receivedAt?: string): string {
  const [made, now] = [Date.parse(madeAt), clock.now()];
  const isWrong = made > now + DAY_MS || (receivedAt !== undefined && made > Date.parse(receivedAt) + MINUTE_MS);
  const words = momentWords(made, now);
  return isWrong ? content.byItsClock(words) : words;
}
