import * as z from 'zod/mini';
import { organisationSchema } from '../../domain/organisation/organisation.ts';
import { themeLabel } from '../../domain/project/themes.ts';
import { type TeamChange, teamChangeKind, teamChangeSchema } from '../../domain/team/membership.ts';
import { formatNumber } from '../../domain/text/number.ts';
import { formatDate } from '../../domain/text/partial-date.ts';
import { answerLabel } from './choices.ts';

const CHANGES: Record<TeamChange['to'], string> = {
  lead: 'Somebody shall lead the project',
  member: 'Somebody shall be a member',
  reader: 'Somebody shall be a reader',
  out: 'Somebody shall be out of the team',
};

/** A change of the team, without who: what stands around it says that. */
export function teamChangeWords(value: unknown): string | undefined {
  const change = z.safeParse(teamChangeSchema, value);
  return change.success ? CHANGES[change.data.to] : undefined;
}

const DATES = new Set(['startedOn', 'endedOn', 'aimByWhen', 'on']);

/** A field's value as a person reads it, whatever came to stand in it; undefined where there is nothing. */
export function valueWords(kind: string, field: string, value: unknown): string | undefined {
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') {
    if (value.trim() === '') return undefined;
    if (field === 'themes') return themeLabel(value);
    return answerLabel(kind, field, value) ?? (DATES.has(field) ? formatDate(value) : value);
  }
  if (kind === teamChangeKind.name) return teamChangeWords(value);
  const organisation = z.safeParse(organisationSchema, value);
  if (organisation.success) return organisation.data.name;
  return wordsIn(value).join(' · ') || undefined;
}

/** What of an answer in several parts a person wrote or chose, with no signs of a machine around it. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}
