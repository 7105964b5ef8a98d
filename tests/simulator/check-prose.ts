import type { Head } from '../../src/protocol/field-state.ts';
import type { ServerRow } from './server-view.ts';
import { newestWord } from './words.ts';

/** Texts of one field by version, with what each replaced; without those that were taken out for good. */
type Texts = Map<string, { text: string; base: readonly string[] }>;

type Passed = { row: ServerRow; before: readonly Head[]; after: readonly Head[]; texts: Texts };

/** An edit is compared with so many of the values that stand (S20). */
const MERGE_TRIES = 3;

/**
 * I3 for long text, row by row: what stood before a row stands after it, or its author had replaced it, or the row took it into a
 * merged text, with its word; the row itself stands, alone or in that text; and two who wrote at different paragraphs of one text are
 * not asked to choose (S20).
 *
 * @param rows all of the field that were accepted, redactions too, in order
 * @param heads what stands in the field
 */
export function flawOfProse(heads: readonly Head[], rows: readonly ServerRow[]): string | undefined {
  const named = new Set(rows.flatMap(({ base }) => base.map(ownName)));
  const texts: Texts = new Map();
  let before: readonly Head[] = [];
  let mayBeOut = false;
  for (const row of rows) {
    const after = row.after?.heads ?? [{ versions: [row.mid], value: row.payload, person: row.person, madeAt: '' }];
    if (row.op === 'set' && row.payload !== null) {
      const passed = { row, before, after, texts };
      const own = named.has(row.mid) || (mayBeOut && !stands(passed)) ? undefined : flawOfOwn(passed);
      const says = flawOfGone(passed) ?? own ?? flawOfSides(passed);
      if (says !== undefined) return says;
    }
    // What is taken out takes along each merged text that it went into, with what others wrote there (S23).
    mayBeOut ||= row.op === 'set' && row.payload === null;
    noteTexts(texts, row, after);
    before = after;
  }
  const [now, last] = [heads, before].map((each) => versionsOf(each).join());
  return now === last ? undefined : `${now} stands, and the last row left ${last}`;
}

function noteTexts(texts: Texts, { mid, base, payload }: ServerRow, after: readonly Head[]): void {
  if (payload !== null) texts.set(mid, { text: String(payload), base });
  const merged = after.find(({ versions }) => versions.includes(`${mid}+`));
  if (merged !== undefined) texts.set(`${mid}+`, { text: String(merged.value), base: [...base, mid] });
}

const ownName = (version: string): string => version.replace('+', '');
const versionsOf = (heads: readonly Head[]): string[] => heads.flatMap(({ versions }) => versions);

/** What was there and is not any more. */
function flawOfGone({ row, before, after, texts }: Passed): string | undefined {
  const left = new Set(versionsOf(after));
  const merged = after.find(({ versions }) => versions.includes(`${row.mid}+`));
  const seen = row.base.map((version) => texts.get(version)?.text).join('\n');
  for (const { versions, value } of before) {
    const gone = versions.find((version) => !left.has(version) && !row.base.includes(version));
    if (gone === undefined) continue;
    if (merged === undefined) return `${row.mid} took away ${gone}, which it does not name`;
    const word = newestWord(value);
    if (word === undefined || String(merged.value).includes(word) || seen.includes(word)) continue;
    return `${row.mid} was merged with ${gone}, and ${word} is not in the text`;
  }
  return undefined;
}

const ownIn = ({ row: { mid }, after }: Passed): Head | undefined =>
  after.find(({ versions }) => versions.includes(mid) || versions.includes(`${mid}+`));
const stands = (passed: Passed): boolean => ownIn(passed) !== undefined;

/** What nothing replaced, and does not stand. */
function flawOfOwn(passed: Passed): string | undefined {
  const { mid, payload } = passed.row;
  const own = ownIn(passed);
  const says = `nothing replaced ${JSON.stringify(payload)} (${mid}), and it`;
  if (own === undefined) return `${says} does not stand`;
  const word = newestWord(payload);
  return word === undefined || String(own.value).includes(word) ? undefined : `${says} stands without ${word}`;
}

/** What merges cleanly is one text. A text that takes the place of one that it saw is not compared with the others. */
function flawOfSides({ row, before, after, texts }: Passed): string | undefined {
  const alone = after.some(({ versions, value }) => versions.includes(row.mid) && value === row.payload);
  const place = before.some(({ versions }) => versions.every((version) => row.base.includes(version)));
  const from = endOf(row, texts);
  if (!alone || place || from === undefined) return undefined;
  const others = before.slice(0, MERGE_TRIES).filter(({ versions }) => versions.some((one) => !row.base.includes(one)));
  const apart = others.find(({ value }) => areApart(from, String(value), String(row.payload)));
  if (apart === undefined) return undefined;
  return `${row.mid} stands beside ${apart.versions.join()}, though each changed other paragraphs of ${JSON.stringify(from)}`;
}

/** The one text that an edit began with: a chain has one end. Undefined where it settled several, or where the log has not all of them. */
function endOf({ base }: ServerRow, texts: Texts): string | undefined {
  const known = base.map((version) => texts.get(version));
  const over = new Set(known.flatMap((written) => written?.base ?? []));
  const [first, ...more] = known.filter((_, at) => !over.has(base[at] ?? ''));
  return more.some((other) => other?.text !== first?.text) ? undefined : first?.text;
}

/** Whether two texts changed different paragraphs of a third, each at least one, and neither made or took away any. */
function areApart(from: string, one: string, other: string): boolean {
  const [before, mine, theirs] = [from, one, other].map((text) => text.split('\n\n'));
  if (before === undefined || mine?.length !== before.length || theirs?.length !== before.length) return false;
  const both = before.some((text, at) => mine[at] !== text && theirs[at] !== text);
  return !both && one !== from && other !== from && one !== other;
}
