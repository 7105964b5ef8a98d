import { expect, it } from 'vitest';
import { decodablePath } from '../../src/app/decodable-address.ts';

it('leaves a path that can be decoded as it is, and makes any other one that can', () => {
  for (const path of ['/', '/work/p1', '/projects/a%20b']) expect(decodablePath(path)).toBe(path);
  for (const path of ['/work/%', '/projects/%E0%A4%A', '/nowhere/%%']) {
    expect(decodeURIComponent(decodablePath(path))).toBe(path);
  }
});
