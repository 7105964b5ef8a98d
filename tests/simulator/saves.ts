import { sameValue } from '../../src/protocol/canonical.ts';
import type { Change } from '../../src/store/change.ts';

/** One change of which a device said "Saved on this device". */
export type SavedEdit = Omit<Change, 'mid'> & {
  mid: string;
  /** Its place among all saves of the run. */
  n: number;
  /** The name of the device and its store: after its store was thrown away, a device has another. */
  life: string;
  /** Its person took it back, or it was given up with their knowledge. */
  discarded?: true;
  /** Its person took it out for good (S23): as soon as the server does so, it is nowhere. */
  takenOut?: true;
  /** Its store was thrown away or rolled back before it was sent: counted apart. */
  gone?: true;
  /** Its store was rolled back to a time before it: its device may have to learn it anew. */
  rolledBack?: true;
  /** Its device sends the same under another name by itself, which is an edit of its own from then on. */
  renamed?: true;
  /** For a deletion: the rows of its record that had come to its device, by `mid`. */
  had?: ReadonlySet<string>;
  /** How many saves there were when its device gave it this name. */
  renamedAt?: number;
};

/** What the author of an edit had in view when they first saved it; and `all` that it may replace. */
type SeenBy = { first: readonly string[]; all: ReadonlySet<string> };

/** What was renamed stands behind its old name, and before the next save. */
const BEHIND = 1 / 1024;

/** The oracle: what was said to be saved, kept outside the devices. The same `mid` saved again (S6) says what it says now. */
export class Saves {
  readonly #edits = new Map<string, SavedEdit>();
  readonly #said = new Set<string>();
  /** By `mid`, for each of its saves. */
  readonly #seen = new Map<string, (readonly string[] | undefined)[]>();
  #count = 0;

  add(life: string, mid: string, change: Change): void {
    this.#count += 1;
    const key = `${life} ${mid}`;
    this.#said.add(`${mid} ${JSON.stringify(change.payload)}`);
    this.#seen.set(mid, [...(this.#seen.get(mid) ?? []), change.seen]);
    this.#edits.delete(key);
    this.#edits.set(key, { ...change, mid, n: this.#count, life });
  }

  /**
   * A device sends what it had saved under another name, for the old one is used up: in its place, right behind it. Where its store
   * was taken back meanwhile, that is what the name stood for then.
   */
  rename(edit: SavedEdit, mid: string, payload: unknown): void {
    const { life, n } = edit;
    if (sameValue(edit.payload, payload)) edit.renamed = true;
    this.#said.add(`${mid} ${JSON.stringify(payload)}`);
    this.#seen.set(mid, this.#seen.get(edit.mid) ?? []);
    const { renamed: _, ...same } = edit;
    this.#edits.set(`${life} ${mid}`, { ...same, payload, mid, n: n + BEHIND, renamedAt: this.#count });
  }

  /** A device was copied: what it saved was saved on the copy, too. */
  copy(from: string, to: string): void {
    for (const edit of this.ofLife(from)) this.#edits.set(`${to} ${edit.mid}`, { ...edit, life: to });
  }

  /** Whether this was ever saved under this name, though it may have been changed since, before it left. */
  said(mid: string, payload: unknown): boolean {
    return this.#said.has(`${mid} ${JSON.stringify(payload)}`);
  }

  /**
   * What an edit may replace: what its author saw, and what the edits that they saw had replaced before they left. Undefined where
   * somebody did not say what they saw.
   */
  seenBy(mid: string): SeenBy | undefined {
    const all = new Set<string>();
    const open = [mid];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const seen of this.#seen.get(next) ?? []) {
        if (seen === undefined) return undefined;
        for (const version of seen) {
          if (!all.has(version)) open.push(version);
          all.add(version);
        }
      }
    }
    const [first] = this.#seen.get(mid) ?? [];
    return first === undefined ? undefined : { first, all };
  }

  get count(): number {
    return this.#count;
  }

  all(): SavedEdit[] {
    return [...this.#edits.values()];
  }

  ofLife(life: string): SavedEdit[] {
    return this.all().filter((edit) => edit.life === life);
  }

  find(mid: string): SavedEdit[] {
    return this.all().filter((edit) => edit.mid === mid);
  }

  /** What this device saved last in each field, and each item of a set. */
  lastOf(life: string): SavedEdit[] {
    const last = new Map<string, SavedEdit>();
    for (const edit of this.ofLife(life)) {
      const { scope, record, field, op, payload } = edit;
      const item = op === 'set' ? '' : JSON.stringify(payload);
      const key = [scope, record, field, item].join(' ');
      if ((last.get(key)?.n ?? 0) <= edit.n) last.set(key, edit);
    }
    return [...last.values()].filter((edit) => !(edit.gone || edit.rolledBack));
  }
}
