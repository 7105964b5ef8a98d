import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { neededPasses, uncovered } from '../../src/domain/identifiers/covers.ts';
import { findingsAnywhere, findingsIn } from '../../src/domain/identifiers/findings.ts';
import type { Pass } from '../../src/domain/identifiers/pass.ts';

const PROBLEM = { kind: 'project', field: 'problem' };
const seen = (words: string) => ({ type: 'patient-name' as const, words });
const pass = (words: string, note?: string): Pass => ({ ...seen(words), reason: 'staff', ...(note && { note }) });

test('[S31] a finding says its very words, at any depth of a value', () => {
  const found = findingsIn(PROBLEM, { deep: ['Slept well', { more: 'Mrs Patel fell' }] });
  expect(found).toMatchObject([{ type: 'patient-name', words: 'Mrs Patel', text: 'Mrs Patel fell', why: 'title' }]);
});

test('[S31] what people say of themselves names no patient, and is looked at for all else', () => {
  const name = { kind: 'profile', field: 'name' };
  expect(findingsIn(name, 'Mrs Ana Silva')).toEqual([]);
  expect(findingsIn(name, 'Mrs Ana Silva 943 476 5919')).toMatchObject([{ type: 'nhs-number' }]);
  expect(findingsIn(PROBLEM, 'Mrs Ana Silva')).toHaveLength(1);
});

test('[S31] an id that a device made is no name with an age', () => {
  expect(findingsAnywhere({ measure: 'V-Nu8Y2hiT3KUBnW31xolg' })).toEqual([]);
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(bytes, (random) => {
      const found = findingsAnywhere(newId(() => random));
      expect(found.every(({ type }) => type === 'nhs-number')).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('[S31] a reason covers the same words of the same type, however they are spaced, and nothing else', () => {
  expect(uncovered([seen('Mrs  Patel'), seen('Mrs Pate')], [pass('Mrs Patel')])).toEqual([seen('Mrs Pate')]);
  expect(uncovered([{ type: 'address', words: 'Mrs Patel' }], [pass('Mrs Patel')])).toHaveLength(1);
});

test('[S31] only the reasons that are needed go along, each once, the newest of two', () => {
  const passes = [pass('Mrs Patel', 'old'), pass('Mr Gone'), pass('Mrs Patel', 'new')];
  expect(neededPasses([seen('Mrs Patel'), seen('Mrs  Patel')], passes)).toEqual([pass('Mrs Patel', 'new')]);
});
