import { SETTINGS } from '../../domain/project/settings.ts';
import {
  type ACT_DECISIONS,
  type DIRECTIONS,
  type MEASURE_TYPES,
  OUTCOME_LABELS,
  OUTCOMES,
  type PREDICTION_RESULTS,
  STAGE_LABELS,
  STAGES,
} from '../../domain/project/vocabulary.ts';

/** One answer of a closed list, in words for somebody who never did a course. */
export type Answer<V extends string = string> = { value: V; label: string; hint?: string };

const act: Answer<(typeof ACT_DECISIONS)[number]>[] = [
  { value: 'adopt', label: 'Adopt', hint: 'It works. Keep doing it, and try it with more people or in more places.' },
  { value: 'adapt', label: 'Adapt', hint: 'It is promising. Change something and test again.' },
  { value: 'abandon', label: 'Abandon', hint: 'Leave it and try something else. That is worth knowing, too.' },
];

const predictionResult: Answer<(typeof PREDICTION_RESULTS)[number]>[] = [
  { value: 'as-predicted', label: 'Yes, as predicted' },
  { value: 'partly', label: 'Partly' },
  { value: 'not-as-predicted', label: 'No, it was different' },
];

const measureType: Answer<(typeof MEASURE_TYPES)[number]>[] = [
  {
    value: 'outcome',
    label: 'What matters to patients',
    hint: 'For example falls, pain, days waited. An outcome measure.',
  },
  {
    value: 'process',
    label: 'Whether the new way is really used',
    hint: 'For example how many were checked. A process measure.',
  },
  {
    value: 'balancing',
    label: 'What could get worse because of it',
    hint: 'For example time for other care. A balancing measure.',
  },
];

const direction: Answer<(typeof DIRECTIONS)[number]>[] = [
  { value: 'up-is-good', label: 'More is better' },
  { value: 'down-is-good', label: 'Less is better' },
  { value: 'neither', label: 'Neither' },
];

const stage: Answer[] = STAGES.map((value) => ({ value, label: STAGE_LABELS[value] }));
const outcome: Answer[] = OUTCOMES.map((value) => ({ value, label: OUTCOME_LABELS[value] }));
const setting: Answer[] = SETTINGS.map(({ id, label }) => ({ value: id, label }));

/** The answers of each field that has a closed list, by kind and field. */
export const ANSWERS = {
  'project.stage': stage,
  'project.outcome': outcome,
  'project.setting': setting,
  'pdsa-cycle.act': act,
  'pdsa-cycle.predictionResult': predictionResult,
  'measure.type': measureType,
  'measure.direction': direction,
} as const satisfies Record<string, readonly Answer[]>;

/** The label of an answer; undefined for a field without a closed list, or an answer that this version does not know. */
export function answerLabel(kind: string, field: string, value: string): string | undefined {
  const name = `${kind}.${field}`;
  const answers: readonly Answer[] = isListed(name) ? ANSWERS[name] : [];
  return answers.find((answer) => answer.value === value)?.label;
}

const isListed = (name: string): name is keyof typeof ANSWERS => Object.hasOwn(ANSWERS, name);
