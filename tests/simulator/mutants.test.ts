import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MUTANTS } from './mutants/list.ts';

const timesIn = (file: string, text: string): number => readFileSync(file, 'utf8').split(text).length - 1;

describe('the mutants', () => {
  it.each(MUTANTS)('[$rule] "$says" breaks one place of the code as it is', ({ file, find, replace, test }) => {
    expect(timesIn(file, find), `${file}: ${find}`).toBe(1);
    expect(replace).not.toBe(find);
    if (test !== undefined) expect(existsSync(test), test).toBe(true);
  });

  it('break every rule that is built', () => {
    const rules = [...readFileSync('docs/SYNC.md', 'utf8').matchAll(/^- \*\*(S\d+)\*\*/gm)].map(([, rule]) => rule);
    expect(rules.length).toBeGreaterThan(25);
    const broken = new Set(MUTANTS.map(({ rule }) => rule));
    expect(rules.filter((rule) => rule !== undefined && !broken.has(rule))).toEqual([]);
  });

  it('are each something else', () => {
    expect(new Set(MUTANTS.map(({ says }) => says)).size).toBe(MUTANTS.length);
  });
});
