import { fieldOf } from '../../domain/kinds.ts';
import { ideaLine, nextPart } from '../../domain/pdsa-cycle/parts.ts';
import { pdsaCycleKind } from '../../domain/pdsa-cycle/pdsa-cycle.ts';
import { latestRequest } from '../../domain/publication/latest.ts';
import { type Folded, ofKind, type RecordOf } from '../../domain/record/kind.ts';
import { formatDate } from '../../domain/text/partial-date.ts';
import { WHOLE_RECORD } from '../../protocol/mutation.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { content } from './content.ts';

/** One sentence: what this project asks of its person, or where it has got to. What needs them comes first. */
export function whatNext({ row, stuck, conflicts, records }: WorkingCopy): string {
  const words = content.next;
  if (row?.lost !== undefined) return words.lost;
  if (row?.refused !== undefined) return words.notTaken;
  const [held, conflict] = [stuck[0], conflicts[0]];
  if (held !== undefined) return words.held(labelOf(held));
  if (conflict !== undefined) {
    return conflict.field === WHOLE_RECORD ? words.deleted : words.conflict(labelOf(conflict));
  }
  return publicationNext(records) ?? cycleNext(records);
}

function publicationNext(records: readonly Folded[]): string | undefined {
  const words = content.next;
  const request = latestRequest(records);
  switch (request?.progress.state) {
    case undefined:
      return undefined;
    case 'not-yet':
    case 'waiting':
      return words.waiting(formatDate(request?.ask.askedAt.slice(0, 10) ?? ''));
    case 'returned':
      return words.returned;
    case 'refused':
      return words.refused;
    case 'withdrawn':
      return words.withdrawn;
    case 'published':
      return request?.ask.form === 'full' ? words.published : undefined;
  }
}

function cycleNext(records: readonly Folded[]): string {
  const words = content.next;
  const cycles = ofKind(records, pdsaCycleKind);
  const last = cycles.at(-1);
  if (last === undefined) return words.start;
  return `${words.cycle(cycles.length, ideaLine(last))}. ${stepNext(last)}`.replace(/([.?!…])\./, '$1');
}

function stepNext(cycle: RecordOf<typeof pdsaCycleKind>): string {
  const words = content.next;
  const part = nextPart(cycle);
  if (part === 'do' && !cycle.values.prediction?.trim()) return words.predict;
  return part === undefined ? words.done : words[part];
}

const labelOf = ({ kind, field }: { kind: string; field: string }): string => fieldOf(kind, field)?.label ?? field;
