import { textOrNone } from '../given.ts';
import type { RecordOf } from '../record/kind.ts';
import type { pdsaCycleKind } from './pdsa-cycle.ts';

export const PARTS = ['plan', 'do', 'study', 'act'] as const;
export type Part = (typeof PARTS)[number];

type Cycle = RecordOf<typeof pdsaCycleKind>;

/** Whether the question that a part of a cycle is about has an answer. */
export function isDone(part: Part, { values }: Cycle): boolean {
  switch (part) {
    case 'plan':
      return textOrNone(values.changeIdea) !== undefined;
    case 'do':
      return textOrNone(values.happened) !== undefined;
    case 'study':
      return textOrNone(values.learned) !== undefined;
    case 'act':
      return Boolean(values.act);
  }
}

/** Whether the plan still lacks what the rest is held against, and it is not too late for it. */
export const lacksPrediction = ({ values }: Cycle): boolean =>
  textOrNone(values.prediction) === undefined && textOrNone(values.happened) === undefined;

/** Where to go on: the plan while it has no prediction and nothing has happened, else the first part that is not done. */
export const nextPart = (cycle: Cycle): Part | undefined =>
  lacksPrediction(cycle) ? 'plan' : PARTS.find((part) => !isDone(part, cycle));

/** The first line of the change idea, cut at a word where it is long: what a cycle is called. */
export function ideaLine({ values }: Cycle, longest = 60): string {
  const line = values.changeIdea?.trim().split('\n')[0]?.trim() ?? '';
  return line.length <= longest ? line : `${line.slice(0, longest).replace(/\s+\S*$/, '')}…`;
}
