import { fieldOf } from '../../src/domain/kinds.ts';
import { sameValue } from '../../src/protocol/canonical.ts';
import { type FieldState, type Head, RECORD_DELETED } from '../../src/protocol/field-state.ts';
import { deletePayloadSchema, WHOLE_RECORD } from '../../src/protocol/mutation.ts';
import { flawOfProse } from './check-prose.ts';
import type { ServerRow, ServerView } from './server-view.ts';
import type { World } from './world.ts';

/**
 * I3: the log says all that was accepted, without a gap, and what stands follows from it. This is worked out anew here, by other
 * rules than the server's: a value stands until a row names its version; an item until a removal names its addition.
 */
export function checkLog(world: World, view: ServerView): void {
  for (const { scope, seq } of view.scopes) {
    const rows = view.rows.filter((row) => row.scope === scope);
    const gap = rows.findIndex((row, at) => row.seq !== at + 1);
    if (gap >= 0 || rows.length !== seq)
      world.findings.push({
        invariant: 'I3',
        says: `${scope} has ${rows.length} rows, its counter says ${seq}, gap at ${gap}`,
      });
    checkWriters(world, scope, rows);
    const goneBases = basesOfGone(world, scope, view);
    for (const field of view.fields.filter((one) => one.scope === scope)) {
      const own = rows.filter((row) => row.record === field.record && row.status !== 'parked');
      const says = flawOf(world, field, { rows: own, redacted: view.redacted, goneBases });
      if (says !== undefined)
        world.findings.push({ invariant: 'I3', says: `${scope} ${field.record}/${field.field}: ${says}` });
    }
  }
}

/** S1: whoever wrote was let in to write. */
function checkWriters(world: World, scope: string, rows: readonly ServerRow[]): void {
  const writers = world.everWriter.get(scope) ?? new Set();
  const stranger = rows.find(({ person }) => person !== 'server' && !writers.has(person));
  if (stranger !== undefined)
    world.findings.push({ invariant: 'S1', says: `${stranger.person} wrote into ${scope} (${stranger.mid})` });
}

/**
 * What was replaced by a value that was taken out for good. A restored log may lack that value, and nobody may send it again: then what
 * stood in the backup stands, and what is sent anew does not (S23).
 */
function basesOfGone(world: World, scope: string, { redacted }: ServerView): ReadonlySet<string> {
  const gone = [...world.logged].filter(([mid]) => redacted.has(`${scope} ${mid}`));
  return new Set(gone.flatMap(([, base]) => base));
}

/** The accepted rows of a record, in order; what of the scope was taken out; and the versions that only that had replaced. */
type Accepted = { rows: readonly ServerRow[]; redacted: ReadonlySet<string>; goneBases: ReadonlySet<string> };

type Standing = { kind: string; field: string; state: FieldState };

function flawOf(world: World, { kind, field, state: { heads } }: Standing, ofRecord: Accepted): string | undefined {
  const written = ofRecord.rows.filter((row) => row.op !== 'redact');
  if (field === WHOLE_RECORD) return flawOfRecord(world, heads, written);
  const accepted = { ...ofRecord, rows: written.filter((row) => row.field === field) };
  switch (fieldOf(kind, field)?.merge) {
    case 'set':
      return flawOfSet(heads, accepted.rows);
    case 'value':
      return flawOfValue(heads, accepted);
    case 'prose':
      return flawOfProse(
        heads,
        ofRecord.rows.filter((row) => row.field === field),
      );
    default:
      return undefined;
  }
}

/** Rows that no other row names as one that it replaces: a restored server may be sent the one that was replaced behind the other (S16). */
const unreplaced = (rows: readonly ServerRow[]): ServerRow[] =>
  rows.filter(({ mid }) => !rows.some(({ base }) => base.includes(mid) || base.includes(`${mid}+`)));

function flawOfValue(heads: readonly Head[], { rows, redacted, goneBases }: Accepted): string | undefined {
  const mayStand = unreplaced(rows).filter(({ scope, mid }) => !redacted.has(`${scope} ${mid}`));
  for (const { mid, payload } of mayStand) {
    const head = heads.find(({ versions }) => versions.includes(mid));
    if (head === undefined && !goneBases.has(mid))
      return `nothing replaced ${JSON.stringify(payload)} (${mid}), and it does not stand`;
    if (head !== undefined && !sameValue(head.value, payload)) return `${mid} stands as ${JSON.stringify(head.value)}`;
  }
  // What only a value that is gone had replaced may come to a restored server behind it, and stand: nothing else does.
  const isGone = ({ scope, mid }: ServerRow) => redacted.has(`${scope} ${mid}`);
  const staying = unreplaced(rows.filter((row) => !isGone(row)));
  const extra = heads.flatMap(({ versions }) => versions).find((mid) => !staying.some((row) => row.mid === mid));
  return extra === undefined ? undefined : `${extra} was replaced, and stands`;
}

function flawOfSet(heads: readonly Head[], rows: readonly ServerRow[]): string | undefined {
  // Whoever names an addition had seen it: a restored server may be sent the removal first (S16).
  const removes = (other: ServerRow, { mid }: ServerRow) => other.op === 'remove' && other.base.includes(mid);
  const held = rows.filter((row) => row.op === 'add' && !rows.some((other) => removes(other, row)));
  const missing = held.find(({ payload }) => !heads.some(({ value }) => sameValue(value, payload)));
  if (missing !== undefined)
    return `nobody removed ${JSON.stringify(missing.payload)} (${missing.mid}), and it is gone`;
  const extra = heads.find(({ value }) => !held.some(({ payload }) => sameValue(value, payload)));
  return extra === undefined ? undefined : `${JSON.stringify(extra.value)} was removed, and stands`;
}

/**
 * Edit beats delete: a record is gone only where nobody else wrote in it what had not come to the device of the one who took it away.
 * What that device had is noted beside it: no sequence in the deletion is believed, for it may be that of a log that is gone.
 */
function flawOfRecord({ saves }: World, heads: readonly Head[], rows: readonly ServerRow[]): string | undefined {
  const last = rows.findLast(({ op, person }) => op === 'delete' && person !== 'server');
  if (last === undefined || heads[0]?.value !== RECORD_DELETED) return undefined;
  const had = saves.find(last.mid).find((edit) => edit.had !== undefined)?.had;
  if (had === undefined) return `gone by ${last.mid}, which nobody saved`;
  const own = deletePayloadSchema.parse(last.payload).own ?? [];
  const isKnown = ({ mid }: ServerRow) => had.has(mid) || own.includes(mid);
  const since = rows.filter((row) => !isKnown(row) && row.by !== 'server' && row.op !== 'delete');
  const kept = since.find(({ op, seq }) => op !== 'restore' || seq < last.seq);
  const later = rows.find(({ seq, by, field }) => seq > last.seq && by !== 'server' && field !== WHOLE_RECORD);
  const edit = kept ?? later;
  return edit === undefined ? undefined : `gone, though ${edit.by} wrote ${edit.field} (${edit.mid}) unseen`;
}
