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

/** @param madeAt ISO time, by the clock of whoever wrote it */
export const whenWas = (madeAt: string): string => momentWords(Date.parse(madeAt), clock.now());
