import fc from 'fast-check';
import {
  ACT_DECISIONS,
  MEASURE_TYPES,
  OUTCOMES,
  PREDICTION_RESULTS,
  STAGES,
} from '../../src/domain/project/vocabulary.ts';
import type { Folded } from '../../src/domain/record/kind.ts';

const text = fc.constantFrom('', ' ', 'Falls', ' two words ', 'é', 'a\nb');
const id = fc.stringMatching(/^[a-z]{1,2}$/);
const order = fc.option(fc.constantFrom('a0', 'a1', 'a2'), { nil: undefined });
const on = fc.constantFrom('', '2024', '2024-08', '2024-08-06', '2023-12-31');

const record = (kind: string, values: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Folded> =>
  fc.record({ kind: fc.constant(kind), id, values: fc.record(values, { requiredKeys: [] }) });

const project = record('project', {
  title: text,
  organisation: fc.constantFrom(null, { name: ' Ward ' }, { name: 'NUH', code: 'RX1' }, { name: ' ' }),
  setting: text,
  themes: fc.array(text),
  summary: text,
  problem: text,
  aimWhat: text,
  aimHowMuch: text,
  aimByWhen: on,
  teamRoles: fc.array(text),
  stage: fc.constantFrom('', ...STAGES),
  startedOn: on,
  endedOn: on,
  outcome: fc.constantFrom('', ...OUTCOMES),
  finding: text,
  worked: text,
  didNotWork: text,
  contactRole: text,
});

const cycle = record('pdsa-cycle', {
  order,
  follows: id,
  changeIdea: text,
  prediction: text,
  happened: text,
  learned: text,
  predictionResult: fc.constantFrom('', ...PREDICTION_RESULTS),
  act: fc.constantFrom('', ...ACT_DECISIONS),
});

const measure = record('measure', {
  order,
  name: text,
  unit: text,
  target: fc.option(fc.integer()),
  type: fc.constantFrom('', ...MEASURE_TYPES),
});

const point = record('data-point', {
  measure: id,
  on,
  /** JSON has no minus nought. */
  value: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)),
  note: text,
});

/** The records of a working copy, each id once in its kind, as folding gives them. */
export const workingCopy: fc.Arbitrary<Folded[]> = fc
  .tuple(
    fc.array(project, { maxLength: 1 }),
    fc.uniqueArray(cycle, { selector: ({ id }) => id }),
    fc.uniqueArray(measure, { selector: ({ id }) => id }),
    fc.uniqueArray(point, { selector: ({ id }) => id, maxLength: 20 }),
  )
  .map((lists) => lists.flat());

export const folded = (kind: string, id: string, values: Record<string, unknown>): Folded => ({ kind, id, values });
