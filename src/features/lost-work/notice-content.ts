import { formatNumber } from '../../domain/text/number.ts';

/** "3 changes to “Quieter nights”". */
export function changesTo(count: number, projects: readonly string[]): string {
  const changes = count === 1 ? '1 change' : `${formatNumber(count)} changes`;
  if (projects.length === 0) return changes;
  const names = projects.map((title) => `“${title}”`).join(', ');
  return `${changes} to ${names}${count > projects.length && projects.length === 5 ? ' and perhaps others' : ''}`;
}

export const noticeContent = {
  'thrown-away': 'This browser threw away what Dandelion kept here.',
  'went-back': 'This browser went back to an earlier state.',
  nothing: 'Everything was sent.',
  asKnown: 'As far as Dandelion last knew, everything was sent.',
  unsent: (count: number, projects: readonly string[]) => `${changesTo(count, projects)} had not been sent.`,
  see: 'What was lost',
} as const;
