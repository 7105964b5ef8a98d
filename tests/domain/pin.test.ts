import { describe, expect, it } from 'vitest';
import { pinFault, pinOf } from '../../src/domain/pin/pin.ts';

describe('[S13] a PIN', () => {
  it.each(['482913', '904175', '4829130571'])('of digits is taken: %s', (pin) => {
    expect(pinFault(pin)).toBeUndefined();
  });

  it.each(['the kettle is on', 'Ward B3 bakes on Fridays', '4829130571682'])('may be a phrase: %s', (phrase) => {
    expect(pinFault(phrase)).toBeUndefined();
  });

  it.each([
    ['', 'too-short'],
    ['48291', 'too-short'],
    ['lights', 'phrase-too-short'],
    ['x'.repeat(101), 'too-long'],
    ['aaaaaaaaaaaaaa', 'too-simple'],
    ['abababababababab', 'too-simple'],
  ])('is refused for what it is: %s', (pin, fault) => {
    expect(pinFault(pin)).toBe(fault);
  });

  it.each([
    '000000',
    '111111',
    '123456',
    '654321',
    '012345',
    '890123',
    '121212',
    '123123',
    '12341234',
    '112233',
    '135791',
  ])('that others would try first is refused: %s', (pin) => {
    expect(pinFault(pin)).toBe('too-simple');
  });

  it('is the same however a keyboard writes its letters, and with space around it', () => {
    expect(pinOf(' Cafe\u0301 at the corner ')).toBe(pinOf('Caf\u00e9 at the corner'));
  });
});
