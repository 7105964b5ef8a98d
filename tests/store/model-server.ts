import { fieldOf } from '../../src/domain/kinds.ts';
import { canonicalJson } from '../../src/protocol/canonical.ts';
import { EMPTY_FIELD, type FieldState, RECORD_DELETED } from '../../src/protocol/field-state.ts';
import { mergeEdit, mergePast } from '../../src/protocol/merge.ts';
import { type Mutation, WHOLE_RECORD } from '../../src/protocol/mutation.ts';
import type { LogRow, PullPage } from '../../src/protocol/pull.ts';
import type { Past, PushResult } from '../../src/protocol/push.ts';

/** One scope of a server, as far as a device can tell: a log, merged by the protocol's own rules. */
export class ModelServer {
  readonly log: LogRow[] = [];
  readonly #fields = new Map<string, FieldState>();
  readonly #bytes = new Map<string, string>();
  readonly #sent = new Map<string, Mutation>();
  readonly #past = new Set<string>();
  readonly #scope: string;
  readonly #epoch: string;

  constructor(scope: string, epoch = 'e1') {
    this.#scope = scope;
    this.#epoch = epoch;
  }

  push(mutations: readonly Mutation[], person: string, past?: Past): PushResult[] {
    return mutations.map((mutation) => this.#take(mutation, person, past?.mids.includes(mutation.mid) === true));
  }

  /** Whether a cursor is one of this log. */
  has(cursor: string | null): boolean {
    const [epoch, seq = '0'] = cursor?.split('.') ?? [this.#epoch];
    return epoch === this.#epoch && Number(seq) <= this.log.length;
  }

  /** Whether it took a mutation as past. */
  isPast(mid: string): boolean {
    return this.#past.has(mid);
  }

  pull(cursor: string | null, most = 1000): PullPage {
    const [epoch, seq = '0'] = cursor?.split('.') ?? [];
    const reset = cursor !== null && epoch !== this.#epoch;
    const from = reset ? 0 : Number(seq);
    const rows = this.log.slice(from, from + most);
    const last = rows.at(-1);
    const next = last === undefined ? (reset ? null : cursor) : `${this.#epoch}.${last.seq}.${last.mid}`;
    return { scope: this.#scope, role: 'lead', reset, rows, next, upToDate: from + rows.length === this.log.length };
  }

  headsOf(record: string, field: string): unknown[] {
    return (this.#fields.get(`${record}/${field}`) ?? EMPTY_FIELD).heads.map((head) => head.value);
  }

  /** The mutation of a row, as it came. */
  sent(mid: string): Mutation {
    const mutation = this.#sent.get(mid);
    if (mutation === undefined) throw new Error(`${mid} never came`);
    return mutation;
  }

  #take(mutation: Mutation, person: string, past: boolean): PushResult {
    const { mid, record, field } = mutation;
    const bytes = canonicalJson(mutation);
    const known = this.#bytes.get(mid);
    if (known !== undefined && known !== bytes) throw new Error(`${mid} came again with other bytes`);
    if (known !== undefined)
      return { mid, result: 'duplicate', seq: this.log.find((row) => row.mid === mid)?.seq ?? 0 };
    this.#bytes.set(mid, bytes);
    this.#sent.set(mid, mutation);
    const key = `${record}/${field}`;
    const before = this.#fields.get(key) ?? EMPTY_FIELD;
    if (past) this.#past.add(mid);
    const { state, outcome } = past
      ? { state: mergePast(before, mutation), outcome: 'applied' as const }
      : this.#merge(mutation, person, before);
    this.#fields.set(key, state);
    const seq = this.log.length + 1;
    this.log.push({ ...mutation, seq, person, receivedAt: mutation.madeAt, status: outcome, after: state });
    return { mid, result: outcome, seq };
  }

  #merge(mutation: Mutation, person: string, state: FieldState) {
    const { mid, kind, field, op, madeAt } = mutation;
    if (field === WHOLE_RECORD) {
      const heads = op === 'delete' ? [{ versions: [mid], value: RECORD_DELETED, person, madeAt }] : [];
      return { state: { heads }, outcome: 'applied' as const };
    }
    const valueAt = (version: string) => {
      const sent = this.#sent.get(version.replace('+', ''));
      return sent === undefined ? undefined : { value: sent.payload, base: sent.base };
    };
    return mergeEdit(state, { ...mutation, person }, fieldOf(kind, field)?.merge ?? 'value', valueAt);
  }
}
