import { PARTS, type Part } from '../../../domain/pdsa-cycle/parts.ts';
import { pdsaCycleKind } from '../../../domain/pdsa-cycle/pdsa-cycle.ts';
import { ofKind, type RecordOf } from '../../../domain/record/kind.ts';
import type { FieldTarget } from '../../../store/use-edited.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';

export type Cycle = RecordOf<typeof pdsaCycleKind>;

/** One cycle as its four pages see it. A new one has no record until something is written in it. */
export type CycleOfPage = {
  copy: WorkingCopy;
  project: string;
  cycle: Cycle;
  /** Its place among the project's cycles, from 1 on. */
  number: number;
  cycles: readonly Cycle[];
  at: (field: string) => FieldTarget;
};

export function cycleOfPage(copy: WorkingCopy, project: string, id: string): CycleOfPage {
  const cycles = ofKind(copy.records, pdsaCycleKind);
  const index = cycles.findIndex((one) => one.id === id);
  return {
    copy,
    project,
    cycle: cycles[index] ?? { id, values: {} },
    number: index < 0 ? cycles.length + 1 : index + 1,
    cycles,
    at: (field) => ({ record: id, kind: pdsaCycleKind.name, field }),
  };
}

export const partPath = (project: string, cycle: string, part: Part): string =>
  `/work/${project}/cycles/${cycle}/${part}`;

export const partAfter = (part: Part): Part | undefined => PARTS[PARTS.indexOf(part) + 1];
