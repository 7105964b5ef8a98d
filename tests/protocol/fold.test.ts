import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FieldState } from '../../src/protocol/field-state.ts';
import { foldField } from '../../src/protocol/fold.ts';
import { edit, FieldModel } from './edits.ts';

const head = (version: string, value: unknown) => ({
  versions: [version],
  value,
  person: 'p',
  madeAt: '2026-03-01T09:00:00Z',
});
const CONFLICT: FieldState = { heads: [head('a', 'A'), head('b', 'B')] };

test('[S5] without edits of one’s own, what the server says is seen: its first value, and the others beside it', () => {
  expect(foldField({ heads: [] }, [], 'value')).toEqual({ value: undefined, beside: [] });
  expect(foldField(CONFLICT, [], 'value')).toEqual({ value: 'A', beside: [CONFLICT.heads[1]] });
});

test('[S5] the newest edit of one’s own is seen, whatever the server said meanwhile', () => {
  const own = [edit('x', 'First', ['a']), edit('y', 'Second', ['x'])];
  expect(foldField({ heads: [head('r', 'Remote')] }, own, 'value')).toEqual({ value: 'Second', beside: [] });
  expect(foldField({ heads: [head('r', 'Remote')] }, own, 'prose').value).toBe('Second');
});

test('[S5] an own edit that settles a conflict closes it at once; one that names a side leaves the other beside it', () => {
  expect(foldField(CONFLICT, [edit('s', 'Both', ['a', 'b'])], 'value')).toEqual({ value: 'Both', beside: [] });
  expect(foldField(CONFLICT, [edit('s', 'Mine', ['a'])], 'value')).toEqual({
    value: 'Mine',
    beside: [CONFLICT.heads[1]],
  });
});

test('[S5] what is seen before sending is what stands after it, while nobody else writes', () => {
  const payload = fc.constantFrom('falls', 'frailty', 'sepsis', '');
  const before = fc.array(payload, { maxLength: 3 });
  fc.assert(
    fc.property(fc.constantFrom('value', 'prose'), before, fc.array(payload, { maxLength: 6 }), (how, sent, unsent) => {
      const field = new FieldModel(how);
      let base: string[] = [];
      const chain = [...sent, ...unsent].map((value, at) => {
        const next = edit(`m${at}`, value, base);
        base = [next.mid];
        return next;
      });
      for (const each of chain.slice(0, sent.length)) field.take(each);
      const seen = foldField(field.state, chain.slice(sent.length), how);
      for (const each of chain.slice(sent.length)) field.take(each);
      expect(seen).toEqual(foldField(field.state, [], how));
    }),
  );
});

test('[S5] a set with unsent additions and removals has the items that it will have', () => {
  const act = fc.record({ add: fc.boolean(), item: fc.constantFrom('falls', 'frailty', 'sepsis') });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 5 }), fc.array(act, { maxLength: 5 }), (sent, unsent) => {
      const field = new FieldModel('set');
      const added = new Map<string, string[]>();
      const edits = [...sent, ...unsent].map(({ add, item }, at) => {
        if (add) added.set(item, [...(added.get(item) ?? []), `m${at}`]);
        return edit(`m${at}`, item, add ? [] : (added.get(item) ?? []), { op: add ? 'add' : 'remove' });
      });
      for (const each of edits.slice(0, sent.length)) field.take(each);
      const seen = foldField(field.state, edits.slice(sent.length), 'set').value as unknown[];
      for (const each of edits.slice(sent.length)) field.take(each);
      expect(seen.toSorted()).toEqual(field.values.toSorted());
    }),
  );
});
