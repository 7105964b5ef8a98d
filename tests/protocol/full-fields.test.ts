import { expect, test, vi } from 'vitest';
import { type FieldState, outgrows } from '../../src/protocol/field-state.ts';
import { problemSchema } from '../../src/protocol/push.ts';
import { edit, FieldModel, versionsOf } from './edits.ts';

const stateOf = (values: readonly unknown[], versionsEach = 1): FieldState => ({
  heads: values.map((value, at) => ({
    versions: Array.from({ length: versionsEach }, (_, each) => `v${at}-${each}`),
    value,
    person: 'p',
    madeAt: '2026-03-01T09:00:00Z',
  })),
});
const many = (count: number) => Array.from({ length: count }, (_, at) => `value ${at}`);

test('[S20] a field holds 20 values side by side, a set 500 items, and as many versions as an edit can name', () => {
  expect(outgrows(stateOf(many(19)), stateOf(many(20)), 'value')).toBe(false);
  expect(outgrows(stateOf(many(20)), stateOf(many(21)), 'value')).toBe(true);
  expect(outgrows(stateOf(many(499)), stateOf(many(500)), 'set')).toBe(false);
  expect(outgrows(stateOf(many(500)), stateOf(many(501)), 'set')).toBe(true);
  expect(outgrows(stateOf(['a'], 50), stateOf(['a'], 51), 'set')).toBe(true);
  expect(outgrows(stateOf(['a', 'b'], 25), stateOf(['a', 'b'], 26), 'value')).toBe(true);
});

test('[S20] long texts are fewer side by side, but always two', () => {
  const long = (count: number) => many(count).map((text) => text + 'x'.repeat(150_000));
  expect(outgrows(stateOf(long(1)), stateOf(long(2)), 'prose')).toBe(false);
  expect(outgrows(stateOf(long(2)), stateOf(long(3)), 'prose')).toBe(true);
});

test('[S20] what tidies a field that is too full is taken', () => {
  const full = stateOf(many(40));
  expect(outgrows(full, stateOf(many(39)), 'value')).toBe(false);
  expect(outgrows(full, full, 'value')).toBe(false);
});

test('[S20] an edit that knows none of many texts is compared with three of them', () => {
  const field = new FieldModel('prose');
  field.take(edit('v0', 'One.'));
  for (const mid of ['a', 'b', 'c', 'd', 'e', 'f']) field.take(edit(mid, `Two by ${mid}.`, ['v0']));
  expect(versionsOf(field.state).length).toBeGreaterThan(4);
  // What its base wrote is asked for once for each text that it is compared with.
  const valueAt = vi.fn(() => undefined);
  field.take(edit('late', 'Two, late.', ['gone']), valueAt);
  expect(valueAt).toHaveBeenCalledTimes(3);
});

test('[S14] a problem that a newer server names is a problem', () => {
  expect(problemSchema.parse('too-many')).toBe('too-many');
  expect(problemSchema.parse('of-next-year')).toBe('could-not-apply');
});
