import { useMemo } from 'react';
import { findIdentifier } from '../domain/identifiers/stop.ts';
import type { SaveStatus } from './autosave.ts';
import type { FieldCodec } from './field-codec.ts';
import { type FieldTarget, useEdited, type ValueForm } from './use-edited.ts';
import type { Stuck, WorkingCopy } from './working-copy.ts';

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

/** One field that is typed as text, whatever it holds. */
export function useField(copy: WorkingCopy, target: FieldTarget, codec: FieldCodec): EditedField {
  const form = useMemo(() => textForm(codec), [codec]);
  const { value: text, onValue: onText, status, stuck } = useEdited(copy, target, form);
  const identifier = findIdentifier(text) !== undefined;
  return { text, onText, status, stuck, identifier, problem: codec.read(text).problem };
}

const textForm = (codec: FieldCodec): ValueForm<string> => ({
  // What does not fit its field is held as it was typed.
  read: (stored) => codec.write(stored) || (typeof stored === 'string' ? stored : ''),
  write: (text) => {
    const { payload, problem } = codec.read(text);
    return { payload, cure: problem };
  },
  same: (a, b) => a === b,
});
