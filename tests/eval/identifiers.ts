import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findIdentifiers } from '../../src/domain/identifiers/find.ts';
import { IDENTIFIER_TYPES, type IdentifierSpan } from '../../src/domain/identifiers/span.ts';

type Line = { id: string; text: string; spans: IdentifierSpan[]; class?: string };

const { values } = parseArgs({ options: { lines: { type: 'string' }, json: { type: 'boolean' }, wrong: { type: 'boolean' } } });
const file = values.lines ?? new URL('../../data/eval/identifiers-public.ndjson', import.meta.url);
const lines: Line[] = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line));

const results = lines.map(({ id, text }) => ({ id, spans: findIdentifiers(text) }));
if (values.json) process.stdout.write(`${JSON.stringify({ results })}\n`);
else print();

/** Whether two spans mean the same: one type, and at least half of their union shared. */
function same(a: IdentifierSpan, b: IdentifierSpan): boolean {
  if (a.type !== b.type) return false;
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared * 2 >= Math.max(a.end, b.end) - Math.min(a.start, b.start);
}

function print(): void {
  const count = new Map(IDENTIFIER_TYPES.map((type) => [type, { found: 0, right: 0, there: 0, exact: 0 }]));
  for (const [at, line] of lines.entries()) {
    const found = results[at]?.spans ?? [];
    for (const span of found) {
      const tally = count.get(span.type);
      if (tally === undefined) continue;
      tally.found += 1;
      if (line.spans.some((one) => same(one, span))) tally.right += 1;
      else if (values.wrong) console.log('EXTRA', line.id, span.type, JSON.stringify(line.text.slice(span.start, span.end)), '|', line.text);
    }
    for (const span of line.spans) {
      const tally = count.get(span.type);
      if (tally === undefined) continue;
      tally.there += 1;
      if (found.some((one) => one.type === span.type && one.start === span.start && one.end === span.end)) tally.exact += 1;
      if (values.wrong && !found.some((one) => same(one, span))) console.log('MISS ', line.id, span.type, JSON.stringify(line.text.slice(span.start, span.end)), '|', line.text);
    }
  }
  const total = { found: 0, right: 0, there: 0, exact: 0 };
  const ratio = (a: number, b: number) => (b === 0 ? '-' : (a / b).toFixed(3)).padStart(9);
  console.log('type              precision   recall    exact    lines');
  for (const [type, one] of [...count, ['overall', total] as const]) {
    for (const key of ['found', 'right', 'there', 'exact'] as const) if (one !== total) total[key] += one[key];
    console.log(`${type.padEnd(18)}${ratio(one.right, one.found)}${ratio(one.right, one.there)}${ratio(one.exact, one.there)}${String(one.there).padStart(9)}`);
  }
}
