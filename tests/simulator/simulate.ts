import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import fc from 'fast-check';
import { CATALOGUE } from './faults.ts';
import { runHistory } from './run.ts';
import { history, stepWords } from './steps.ts';
import { Tally } from './tally.ts';

// `npm run simulate -- --seed N --runs K [--path P] [--quick]`: plays K histories; the shortest that breaks an invariant is
// printed; with --quick the first.
const { values } = parseArgs({
  options: { seed: { type: 'string' }, runs: { type: 'string' }, path: { type: 'string' }, quick: { type: 'boolean' } },
});
// Much is made and thrown away: a larger nursery spares a fifth of the time.
setFlagsFromString('--max-semi-space-size=64');
setFlagsFromString('--min-semi-space-size=32');
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const runs = Number(values.runs ?? 300);
const say = (text: string) => void process.stdout.write(`${text}\n`);

const tally = new Tally();
const began = performance.now();
const property = fc.asyncProperty(history, async (one) => {
  const verdict = await runHistory(one);
  tally.add(verdict);
  const [finding] = verdict.findings;
  if (finding !== undefined) throw new Error(`${finding.invariant}: ${finding.says}`);
});
const found = await fc.check(property, {
  ...{ seed, numRuns: runs, ...(values.path !== undefined && { path: values.path }) },
  endOnFailure: values.quick === true,
});

say(tally.table((performance.now() - began) / 1000));
let failed = found.failed;
if (found.failed) {
  const [one] = found.counterexample ?? [];
  say(`\nFAILED after ${found.numRuns} runs: ${String(found.errorInstance ?? 'interrupted')}`);
  say(`Again: npm run simulate -- --seed ${found.seed} --runs 1 --path ${found.counterexamplePath ?? ''}`);
  for (const [at, step] of (one?.steps ?? []).entries()) say(`${String(at + 1).padStart(3)}. ${stepWords(step)}`);
} else {
  const missing = runs >= 300 && values.quick !== true ? tally.missing() : [];
  failed = missing.length > 0;
  if (failed) say(`FAILED: these faults never struck: ${missing.join(', ')}`);
  else
    say(`${runs} runs passed (seed ${seed}, ${CATALOGUE.filter(({ tier }) => tier === 'simulator').length} faults).`);
}
process.exit(failed ? 1 : 0);
