import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

type Row = Record<string, unknown>;

/**
 * Reads a server's database through: SQLite's own structure, gapless sequences, no mutation twice, what stands in each field against
 * the fold of the log, and the archive against its manifest. For a database that no server has open.
 *
 * @returns a sentence for each thing that is wrong; none for a sound database
 */
export function checkDatabase(file: string): string[] {
  const database = new DatabaseSync(file);
  try {
    const all = (sql: string): Row[] => database.prepare(sql).all();
    const structure = all('pragma integrity_check').map((row) => String(row.integrity_check));
    if (structure.join() !== 'ok') return structure;
    return [...checkSequences(all), ...checkFields(all), ...checkMembers(all), ...checkArchive(all)];
  } finally {
    database.close();
  }
}

type All = (sql: string) => Row[];

function checkSequences(all: All): string[] {
  const problems = all('select scope, mid, count(*) as n from log group by scope, mid having n > 1').map(
    ({ scope, mid }) => `${scope}: ${mid} is there twice`,
  );
  const counted = new Map(
    all('select scope, min(seq) as first, max(seq) as last, count(*) as n from log group by scope').map((row) => [
      String(row.scope),
      row,
    ]),
  );
  for (const { scope, seq } of all('select scope, seq from scopes')) {
    const { first = 1, last = 0, n = 0 } = counted.get(String(scope)) ?? {};
    counted.delete(String(scope));
    if (first !== 1 || last !== seq || n !== seq)
      problems.push(`${scope}: rows ${first} to ${last} are ${n}, not ${seq}`);
  }
  return [...problems, ...[...counted.keys()].map((scope) => `${scope}: has a log, and is no scope`)];
}

/** What stands is what the last row of the field that changed anything says. */
function checkFields(all: All): string[] {
  const standing = new Map(all('select * from fields').map((row) => [keyOf(row), row]));
  const last = new Map(
    all("select * from log where status <> 'parked' order by scope, seq").map((row) => [keyOf(row), row]),
  );
  const problems = [...standing.keys()].filter((key) => !last.has(key)).map((key) => `${key}: stands without a row`);
  for (const [key, row] of last) {
    const field = standing.get(key);
    if (field === undefined) problems.push(`${key}: nothing stands, though it was written`);
    else if (sorted(field.state) !== sorted(stateAfter(row))) problems.push(`${key}: another state than the log's`);
    else if (field.seq !== row.seq) problems.push(`${key}: is of ${row.seq}, and says ${field.seq}`);
  }
  return problems;
}

const keyOf = ({ scope, record, field }: Row) => `${scope} ${record}/${field}`;

function stateAfter({ after, mid, payload, person, made_at: madeAt }: Row): string {
  if (typeof after === 'string') return after;
  return JSON.stringify({ heads: [{ versions: [mid], value: JSON.parse(String(payload)), person, madeAt }] });
}

/** JSON with its keys in order, written apart from the code that is checked. */
const sorted = (json: unknown): string =>
  JSON.stringify(JSON.parse(String(json)), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** Who belongs to a scope: its own person always, and for each device a person who has a scope. */
function checkMembers(all: All): string[] {
  const scopes = new Set(all('select scope from scopes').map((row) => String(row.scope)));
  const problems = all('select scope, person from members')
    .filter(({ scope }) => !scopes.has(String(scope)))
    .map(({ scope, person }) => `${scope}: has the member ${person}, and is no scope`);
  for (const { device, person } of all('select device, person from devices')) {
    if (!scopes.has(`person:${person}`)) problems.push(`${device}: its person has no scope`);
  }
  return problems;
}

type Manifest = { projects: number } & Record<'summaries' | 'bodies', { sha256: string; count: number }[]>;

function checkArchive(all: All): string[] {
  const problems = all('select project, max(version) as last, count(*) as n from published group by project')
    .filter(({ last, n }) => last !== n)
    .map(({ project, last, n }) => `${project}: has ${n} versions up to ${last}`);
  const stored = all('select kind, sha256, identity from pieces').map((row) => {
    const bytes = row.identity as Uint8Array;
    const sha = createHash('sha256').update(bytes).digest('hex');
    if (sha !== row.sha256) problems.push(`${row.kind} ${row.sha256}: has other bytes`);
    return [`${row.kind} ${row.sha256}`, bytes] as const;
  });
  const pieces = new Map(stored);
  for (const { manifest } of all('select manifest from archive')) {
    const said: Manifest = JSON.parse(String(manifest));
    for (const kind of ['summaries', 'bodies'] as const) {
      const ids = new Set<string>();
      for (const { sha256, count } of said[kind]) {
        const bytes = pieces.get(`${kind} ${sha256}`);
        const items: { id: string }[] = bytes === undefined ? [] : JSON.parse(new TextDecoder().decode(bytes));
        for (const { id } of items) ids.add(id);
        if (items.length !== count) problems.push(`${kind} ${sha256}: has ${items.length} of ${count}`);
      }
      if (ids.size !== said.projects)
        problems.push(`${kind}: ${ids.size} projects, and the manifest says ${said.projects}`);
    }
  }
  return problems;
}
