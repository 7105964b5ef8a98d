import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findIdentifiers } from '../../src/domain/identifiers/find.ts';
import { linesOf, same, tallyOf } from './tally.ts';

const { values } = parseArgs({
  options: { lines: { type: 'string' }, json: { type: 'boolean' }, wrong: { type: 'boolean' } },
});
const file = values.lines ?? new URL('../../data/eval/identifiers-public.ndjson', import.meta.url);
const lines = linesOf(readFileSync(file, 'utf8'));

if (values.json) printJson();
else {
  if (values.wrong) printWrong();
  printTable();
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function printJson(): void {
  const results = lines.map(({ id, text }) => ({
    id,
    spans: findIdentifiers(text).map(({ start, end, type }) => ({ start, end, type })),
  }));
  print(JSON.stringify({ results }));
}

function printWrong(): void {
  for (const { id, text, spans } of lines) {
    const found = findIdentifiers(text);
    const say = (what: string, { start, end, type }: (typeof spans)[number]) =>
      print(`${what} ${id} ${type} ${JSON.stringify(text.slice(start, end))} | ${text}`);
    for (const one of found) if (!spans.some((span) => same(span, one))) say('EXTRA', one);
    for (const one of spans) if (!found.some((span) => same(span, one))) say('MISS ', one);
  }
}

function printTable(): void {
  const ratio = (a: number, b: number) => (b === 0 ? '-' : (a / b).toFixed(3)).padStart(9);
  print('type              precision   recall    exact    spans');
  for (const [type, { found, right, there, seen, exact }] of Object.entries(tallyOf(lines, findIdentifiers))) {
    const ratios = `${ratio(right, found)}${ratio(seen, there)}${ratio(exact, there)}`;
    print(`${type.padEnd(18)}${ratios}${String(there).padStart(9)}`);
  }
}
