import { ideaLine } from '../../../domain/pdsa-cycle/parts.ts';
import { pdsaCycleKind } from '../../../domain/pdsa-cycle/pdsa-cycle.ts';
import { type Folded, ofKind } from '../../../domain/record/kind.ts';
import { recordWords } from '../../../ui/working/change-words.ts';

/** What a record that was removed is called: it has no number any more, so a cycle goes by its idea. */
export function removedName(record: Folded): string {
  const words = recordWords([record], record.kind, record.id) ?? record.kind;
  const [cycle] = ofKind([record], pdsaCycleKind);
  const idea = cycle === undefined ? '' : ideaLine(cycle);
  return idea === '' ? words.replace(/^Cycle 1$/, 'PDSA cycle') : `PDSA cycle “${idea}”`;
}
