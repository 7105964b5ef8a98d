import type { Merge } from '../../src/domain/record/field.ts';
import { EMPTY_FIELD, type FieldState } from '../../src/protocol/field-state.ts';
import { type Edit, type Merged, mergeEdit, type ValueAt, type Written } from '../../src/protocol/merge.ts';

/** A field on a server that takes edits one after another, and remembers what each version wrote. */
export class FieldModel {
  state: FieldState = EMPTY_FIELD;
  readonly log: Edit[] = [];
  readonly outcomes: Merged['outcome'][] = [];
  readonly #how: Merge;
  readonly #written = new Map<string, Written>();

  constructor(how: Merge) {
    this.#how = how;
  }

  take(edit: Edit, valueAt: ValueAt = (version) => this.#written.get(version)): void {
    const { state, outcome } = mergeEdit(this.state, edit, this.#how, valueAt);
    this.state = state;
    this.log.push(edit);
    this.outcomes.push(outcome);
    this.#written.set(edit.mid, { value: edit.payload, base: edit.base });
    const merged = state.heads.find((head) => head.versions.includes(`${edit.mid}+`));
    if (merged !== undefined)
      this.#written.set(`${edit.mid}+`, { value: merged.value, base: [...edit.base, edit.mid] });
  }

  get values(): unknown[] {
    return this.state.heads.map((head) => head.value);
  }
}

export const edit = (mid: string, payload: unknown, base: string[] = [], more: Partial<Edit> = {}): Edit => ({
  ...{ mid, payload, base, op: 'set', person: 'p', madeAt: '2026-03-01T09:00:00Z' },
  ...more,
});

/** All versions that stand: the base of an edit that has seen everything. */
export const versionsOf = (state: FieldState): string[] => state.heads.flatMap((head) => head.versions);
