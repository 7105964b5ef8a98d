import { useCallback, useEffect, useRef, useState } from 'react';
import type { Pass } from '../domain/identifiers/pass.ts';
import type { SaveStatus } from './autosave.ts';
import { useStore } from './store-context.tsx';
import { useGiven } from './use-given.ts';
import { fieldKey, type Stuck, type WorkingCopy } from './working-copy.ts';

export type FieldTarget = { record: string; kind: string; field: string };

export type Edited<T> = {
  value: T;
  onValue(next: T): void;
  /** Says why something in the value may stand; it is saved with the value. */
  onPass(pass: Pass): void;
  /** The reasons that were given on this page. */
  given: readonly Pass[];
  status: SaveStatus | undefined;
  /** What of this field is held, or came back. */
  stuck: Stuck | undefined;
};

/** How a value on a screen is told from another, and what of it is saved. */
export type ValueForm<T> = {
  /** From what the field holds, or what is held of it. */
  read(stored: unknown): T;
  write(value: T): { payload: unknown; cure?: string | undefined };
  same(a: T, b: T): boolean;
};

/**
 * One field of a working copy under a person's hands: every change is saved shortly after it is made. What the server brings
 * meanwhile shows only in a field that this person has not touched since the page opened; in one that they have, an edit
 * replaces what they saw and no more (S19).
 */
export function useEdited<T>(copy: WorkingCopy, target: FieldTarget, form: ValueForm<T>): Edited<T> {
  const { autosave } = useStore();
  const { scope, stuck: allStuck } = copy;
  const { record, kind, field } = target;
  const stuck = allStuck.findLast((one) => one.record === record && one.field === field && one.op !== 'redact');
  // What is held comes first, for it is the newest.
  const stored = form.read(stuck === undefined ? valueIn(copy, target) : stuck.payload);
  const [value, setValue] = useState(stored);
  const [status, setStatus] = useState<SaveStatus>();
  const [given, give] = useGiven();
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  const touched = useRef(false);
  const seen = useRef<readonly string[]>([]);

  useEffect(() => {
    if (touched.current) return;
    setValue((shown) => (form.same(shown, stored) ? shown : stored));
    const held = copy.stuck
      .filter((one) => one.record === record && one.field === field && one.op !== 'redact')
      .map(({ mid }) => mid);
    seen.current = [...held, ...(copy.versions.get(fieldKey({ record, field })) ?? [])];
  }, [stored, form, copy, record, field]);

  const onStatus = useCallback((next: SaveStatus) => {
    if (next.at === 'saved' && seen.current[0] !== next.saved.mid) {
      seen.current = [next.saved.mid, ...seen.current];
    }
    setStatus(next);
  }, []);

  const type = useCallback(
    (next: T, passed: readonly Pass[]) => {
      touched.current = true;
      setValue(next);
      const reasons = passed.length > 0 && { passed };
      const target = { scope, record, kind, field, op: 'set' as const };
      autosave.type({ ...target, ...form.write(next), seen: seen.current, ...reasons }, onStatus);
    },
    [autosave, form, scope, record, kind, field, onStatus],
  );
  const onValue = useCallback((next: T) => type(next, given), [type, given]);
  const onPass = (pass: Pass) => type(latest.current, give(pass));

  return { value, onValue, onPass, given, status, stuck };
}

const valueIn = ({ records }: WorkingCopy, { record, kind, field }: FieldTarget): unknown =>
  records.find((one) => one.id === record && one.kind === kind)?.values[field];
