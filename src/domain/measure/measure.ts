import { DIRECTIONS, MEASURE_TYPES } from '../project/vocabulary.ts';
import { choice, date, line, number, prose } from '../record/field.ts';
import { defineKind } from '../record/kind.ts';

/** What is counted over time. */
export const measureKind = defineKind({
  name: 'measure',
  scope: 'project',
  fields: {
    /** Fractional index among the project's measures. */
    order: line('Order', 100),
    name: line('Measure'),
    type: choice('Type', MEASURE_TYPES),
    unit: line('Unit', 60),
    direction: choice('Which way is better?', DIRECTIONS),
    target: number('Target'),
    definition: prose('How it is counted'),
  },
});

/** One dated value of a measure. Two for one date are two records, and both stay. */
export const dataPointKind = defineKind({
  name: 'data-point',
  scope: 'project',
  fields: {
    /** The id of its measure. */
    measure: line('Measure', 64),
    on: date('Date'),
    value: number('Value'),
    note: line('Note'),
  },
});
