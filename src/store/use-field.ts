import { useCallback, useEffect, useRef, useState } from 'react';
import { findIdentifier } from '../domain/identifiers/stop.ts';
import type { SaveStatus } from './autosave.ts';
import type { FieldCodec } from './field-codec.ts';
import { useStore } from './store-context.tsx';
import { fieldKey, type Stuck, type WorkingCopy } from './working-copy.ts';

export type FieldTarget = { record: string; kind: string; field: string };

export type EditedField = {
  text: string;
  onText(text: string): void;
  status: SaveStatus | undefined;
  /** How to mend what does not fit; for the moment when the person wants to go on, not while they type. */
  problem: string | undefined;
  /** True at once when the text may identify a patient. */
  identifier: boolean;
  /** What of this field is held, or came back. */
  stuck: Stuck | undefined;
};

/**
 * One field of a working copy under a person's hands: every change is saved shortly after it is typed. What the server brings
 * meanwhile shows only in a field that this person has not touched since the page opened; in one that they have, an edit
 * replaces what they saw and no more (S19).
 */
export function useField(copy: WorkingCopy, target: FieldTarget, codec: FieldCodec): EditedField {
  const { autosave } = useStore();
  const stuck = stuckAt(copy, target);
  const stored = textOf(copy, target, codec, stuck);
  const [text, setText] = useState(stored);
  const [status, setStatus] = useState<SaveStatus>();
  const touched = useRef(false);
  const seen = useRef<readonly string[]>([]);
  const { scope } = copy;
  const { record, kind, field } = target;

  useEffect(() => {
    if (touched.current) return;
    setText(stored);
    seen.current = copy.versions.get(fieldKey({ record, field })) ?? [];
  }, [stored, copy, record, field]);

  const onStatus = useCallback((next: SaveStatus) => {
    // What is held never stands anywhere, so nothing can replace it.
    if (next.at === 'saved' && next.saved.held === undefined && seen.current[0] !== next.saved.mid) {
      seen.current = [next.saved.mid, ...seen.current];
    }
    setStatus(next);
  }, []);

  const onText = useCallback(
    (next: string) => {
      touched.current = true;
      setText(next);
      const { payload, problem } = codec.read(next);
      const change = { scope, record, kind, field, op: 'set', payload, cure: problem } as const;
      autosave.type({ ...change, seen: seen.current }, onStatus);
    },
    [autosave, codec, scope, record, kind, field, onStatus],
  );

  return {
    text,
    onText,
    status,
    problem: codec.read(text).problem,
    identifier: findIdentifier(text) !== undefined,
    stuck,
  };
}

const stuckAt = (copy: WorkingCopy, { record, field }: FieldTarget): Stuck | undefined =>
  copy.stuck.findLast((one) => one.record === record && one.field === field);

/** What stands in the field as a person typed it: what is held comes first, for it is the newest. */
function textOf(copy: WorkingCopy, target: FieldTarget, codec: FieldCodec, stuck: Stuck | undefined): string {
  if (stuck !== undefined) return typeof stuck.payload === 'string' ? stuck.payload : codec.write(stuck.payload);
  const record = copy.records.find((one) => one.id === target.record && one.kind === target.kind);
  return codec.write(record?.values[target.field]);
}
