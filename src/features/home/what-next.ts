import { fieldOf } from '../../domain/kinds.ts';
import { pdsaCycleKind } from '../../domain/pdsa-cycle/pdsa-cycle.ts';
import { publicationKind } from '../../domain/publication/publication.ts';
import { type Folded, ofKind, type RecordOf } from '../../domain/record/kind.ts';
import { formatDate } from '../../domain/text/partial-date.ts';
import { WHOLE_RECORD } from '../../protocol/mutation.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { content } from './content.ts';

const LONGEST_IDEA = 70;

/** One sentence: what this project asks of its person, or where it has got to. What needs them comes first. */
export function whatNext({ row, stuck, conflicts, records }: WorkingCopy): string {
  const words = content.next;
  if (row?.lost !== undefined) return words.lost;
  const [held, conflict] = [stuck[0], conflicts[0]];
  if (held !== undefined) return words.held(labelOf(held));
  if (conflict !== undefined) {
    return conflict.field === WHOLE_RECORD ? words.deleted : words.conflict(labelOf(conflict));
  }
  return publicationNext(records) ?? cycleNext(records);
}

function publicationNext(records: readonly Folded[]): string | undefined {
  const words = content.next;
  const asked = ofKind(records, publicationKind)
    .filter(({ values }) => values.ask !== undefined)
    .sort((a, b) => ((a.values.ask?.askedAt ?? '') < (b.values.ask?.askedAt ?? '') ? 1 : -1))[0]?.values;
  if (asked?.ask === undefined) return undefined;
  switch (asked.progress?.state) {
    case undefined:
    case 'waiting':
      return words.waiting(formatDate(asked.ask.askedAt.slice(0, 10)));
    case 'returned':
      return words.returned(asked.progress.reason);
    case 'refused':
      return words.refused;
    case 'published':
      return asked.ask.form === 'full' ? words.published(asked.progress.version) : undefined;
  }
}

function cycleNext(records: readonly Folded[]): string {
  const words = content.next;
  const cycles = ofKind(records, pdsaCycleKind);
  const last = cycles.at(-1);
  if (last === undefined) return words.start;
  const named = words.cycle(cycles.length, shortened(last.values.changeIdea ?? ''));
  return `${named}${/[.?!…]$/.test(named) ? '' : '.'} ${stepNext(last.values)}`;
}

function stepNext(cycle: RecordOf<typeof pdsaCycleKind>['values']): string {
  const words = content.next;
  if (!cycle.happened && !cycle.prediction) return words.predict;
  if (!cycle.happened) return words.do;
  if (!cycle.learned) return words.study;
  return cycle.act ? words.done : words.act;
}

function shortened(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  return line.length <= LONGEST_IDEA ? line : `${line.slice(0, LONGEST_IDEA).replace(/\s+\S*$/, '')}…`;
}

const labelOf = ({ kind, field }: { kind: string; field: string }): string => fieldOf(kind, field)?.label ?? field;
