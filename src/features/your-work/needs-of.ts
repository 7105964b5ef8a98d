import { ideaLine, nextPart } from '../../domain/pdsa-cycle/parts.ts';
import { pdsaCycleKind } from '../../domain/pdsa-cycle/pdsa-cycle.ts';
import { sectionsOf } from '../../domain/project/progress.ts';
import { latestRequest } from '../../domain/publication/latest.ts';
import { type Folded, ofKind } from '../../domain/record/kind.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { changeWords } from '../../ui/working/change-words.ts';
import { content } from './content.ts';

const SECTIONS = ['problem', 'aim', 'team', 'cycles', 'measures', 'learning'] as const;

/** What a project waits for, in a few sentences: first what asks for the person, then the desk, then what is still empty. */
export function needsOf({ row, records, stuck, conflicts }: WorkingCopy): string[] {
  const words = content.needs;
  return [
    ...(row?.lost === undefined ? [] : [words[row.lost === 'removed' || row.lost === 'left' ? row.lost : 'lost']]),
    ...(row?.lost === undefined && row?.refused !== undefined ? [words.notTaken] : []),
    ...stuck.map((one) => words.stuck(changeWords(records, one))),
    ...conflicts.map((one) => words.conflict(changeWords(records, one))),
    ...publicationOf(records),
    ...cycleOf(records),
    stillEmpty(records),
  ];
}

function publicationOf(records: readonly Folded[]): string[] {
  const progress = latestRequest(records)?.progress;
  if (progress === undefined) return [];
  const words = content.publication;
  return [progress.state === 'published' ? words.published(progress.version) : words[progress.state]];
}

/** The newest cycle that is not finished. */
function cycleOf(records: readonly Folded[]): string[] {
  const cycles = ofKind(records, pdsaCycleKind);
  const at = cycles.findLastIndex((cycle) => nextPart(cycle) !== undefined);
  const cycle = cycles[at];
  const part = cycle === undefined ? undefined : nextPart(cycle);
  if (cycle === undefined || part === undefined) return [];
  return [content.needs.cycle(at + 1, ideaLine(cycle), content.needs.next[part])];
}

function stillEmpty(records: readonly Folded[]): string {
  const sections = sectionsOf(records);
  const words = content.needs;
  const empty = SECTIONS.filter((section) => sections[section].state === 'empty').map(
    (section) => words.sections[section],
  );
  return empty.length === 0 ? words.all : `${words.empty} ${empty.join(', ')}.`;
}
