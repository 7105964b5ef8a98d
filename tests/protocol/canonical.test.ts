import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, contentHash, sameValue, sha256 } from '../../src/protocol/canonical.ts';

test('[S24] the canonical form is that of RFC 8785', () => {
  const value = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0],
    '\u20ac': '$\u000f\nA\'B"\\"/',
    '\r': null,
    1: true,
  };
  expect(canonicalJson(value)).toBe(
    '{"\\r":null,"1":true,"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"\u20ac":"$\\u000f\\nA\'B\\"\\\\\\"/"}',
  );
});

test('[S24] the hash says what a content is, and not how it was written down', async () => {
  expect(await sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(await contentHash({ title: 'Falls', themes: ['a', 'b'] })).toBe(
    await contentHash({ themes: ['a', 'b'], title: 'Falls' }),
  );
  expect(await contentHash({ themes: ['a', 'b'] })).not.toBe(await contentHash({ themes: ['b', 'a'] }));
});

test('[S14] a value has one form, through the wire and back, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      const back: unknown = JSON.parse(text);
      expect(canonicalJson(back)).toBe(text);
      expect(sameValue(back, value)).toBe(true);
    }),
  );
});

test('only JSON has a canonical form', () => {
  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, 'half \ud83d', () => 1]) {
    expect(() => canonicalJson(value)).toThrow();
  }
});
