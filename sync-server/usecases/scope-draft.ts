import { sameValue } from '../../src/protocol/canonical.ts';
import { EMPTY_FIELD, type FieldState } from '../../src/protocol/field-state.ts';
import type { ValueAt } from '../../src/protocol/merge.ts';
import { type Mutation, WHOLE_RECORD } from '../../src/protocol/mutation.ts';
import type { FieldRow, LogEntry, Touch } from '../storage/storage.ts';
import { seenUpTo } from './seen-up-to.ts';
import { SERVER } from './server-row.ts';
import type { Unit } from './service.ts';

/** A row of the log before it has its place in it. */
export type DraftRow = Omit<LogEntry, 'seq' | 'receivedAt' | 'after'>;

type Touched = Pick<Mutation, 'record' | 'field' | 'op' | 'base' | 'payload'>;
type WrittenValue = { record: string; field: string; value: unknown; base: readonly string[] };

/**
 * What a run of mutations makes of a scope, worked out in memory: read with a few statements, written with a few more, however
 * many mutations there are.
 */
export class ScopeDraft {
  readonly #scope: string;
  readonly #fields = new Map<string, FieldRow>();
  readonly #kinds = new Map<string, string>();
  readonly #values = new Map<string, WrittenValue>();
  readonly #touches: Touch[] = [];
  readonly #rows: Omit<LogEntry, 'seq' | 'receivedAt'>[] = [];
  readonly #changed = new Map<string, string>();

  private constructor(scope: string) {
    this.#scope = scope;
  }

  /** Reads what these changes will need. */
  static async load({ tx }: Unit, scope: string, changes: readonly Touched[]): Promise<ScopeDraft> {
    const draft = new ScopeDraft(scope);
    const records = [...new Set(changes.map((change) => change.record))];
    for (const row of await tx.fields.ofRecords(scope, records)) draft.#keep(row);

    const bases = changes.flatMap((change) => change.base.map((version) => version.replace('+', '')));
    for (const row of await tx.log.values(scope, [...new Set(bases)])) draft.#remember(row, row.after);

    const deletes = changes.filter((change) => change.op === 'delete');
    const seen = await Promise.all(deletes.map(({ payload }) => seenUpTo(tx, scope, payload)));
    const deleted = [...new Set(deletes.map((change) => change.record))];
    draft.#touches.push(...(await tx.log.touches(scope, deleted, Math.min(...seen))));
    return draft;
  }

  stateOf(record: string, field: string): FieldState {
    return this.#fields.get(keyOf(record, field))?.state ?? EMPTY_FIELD;
  }

  /** Whether anything was ever written into this field; it may be out again (S23). */
  isWritten(record: string, field: string): boolean {
    return this.#fields.has(keyOf(record, field));
  }

  /** The kind of a record that is there already. */
  kindOf(record: string): string | undefined {
    return this.#kinds.get(record);
  }

  /** What a version wrote into this field. */
  valueAt(record: string, field: string): ValueAt {
    return (version) => {
      const written = this.#values.get(version);
      return written?.record === record && written.field === field ? written : undefined;
    };
  }

  /**
   * Whether another device than this one changed a record after a sequence, or a copy of it. What the server wrote does not count.
   *
   * @param own what the device itself wrote in the record and knows; undefined where it does not say: then all that it ever wrote
   */
  changedByOther(record: string, device: string, after: number, own: readonly string[] | undefined): boolean {
    const isOwn = ({ mid, by }: Touch) => by === device && (own === undefined || own.includes(mid));
    return this.#touches.some(
      (touch) => touch.record === record && touch.seq > after && touch.by !== SERVER && !isOwn(touch),
    );
  }

  /** Puts a row at the end of the log. Without a state it changes nothing: a parked one. */
  add(row: DraftRow, state?: FieldState): void {
    const after = state === undefined || isOwnValue(row, state) ? undefined : state;
    this.#rows.push(after === undefined ? row : { ...row, after });
    if (state === undefined) return;
    const { record, kind, field } = row;
    this.#keep({ record, kind, field, state, seq: 0 });
    this.#changed.set(keyOf(record, field), row.mid);
    this.#remember(row, after);
    this.#touches.push({ record, seq: Number.POSITIVE_INFINITY, mid: row.mid, by: row.by });
  }

  /** Writes the rows and what stands after them. @returns the sequence of each `mid` */
  async flush({ tx, now }: Unit): Promise<Map<string, number>> {
    const places = new Map<string, number>();
    if (this.#rows.length === 0) return places;
    const first = await tx.scopes.advance(this.#scope, this.#rows.length);
    const entries = this.#rows.map((row, index): LogEntry => {
      places.set(row.mid, first + index);
      return { ...row, seq: first + index, receivedAt: now };
    });
    await tx.log.append(this.#scope, entries);
    const states: FieldRow[] = [];
    for (const [key, mid] of this.#changed) {
      const row = this.#fields.get(key);
      if (row !== undefined) states.push({ ...row, seq: places.get(mid) ?? first });
    }
    await tx.fields.put(this.#scope, states);
    return places;
  }

  #keep(row: FieldRow): void {
    this.#fields.set(keyOf(row.record, row.field), row);
    this.#kinds.set(row.record, row.kind);
  }

  #remember(
    row: { mid: string; record: string; field: string; payload: unknown; base: readonly string[] },
    after: FieldState | undefined,
  ): void {
    const { mid, record, field, base } = row;
    if (field === WHOLE_RECORD) return;
    this.#values.set(mid, { record, field, base, value: row.payload });
    const merged = after?.heads.find((head) => head.versions.includes(`${mid}+`));
    if (merged !== undefined) this.#values.set(`${mid}+`, { record, field, base: [...base, mid], value: merged.value });
  }
}

const keyOf = (record: string, field: string) => `${record}/${field}`;

/** Whether the value of the row is all that stands: then a pull need not say it twice. */
function isOwnValue(row: DraftRow, { heads }: FieldState): boolean {
  const [head] = heads;
  if (head === undefined || heads.length > 1 || head.versions.length > 1) return false;
  return head.versions[0] === row.mid && sameValue(head.value, row.payload);
}
