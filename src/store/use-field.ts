import { useMemo } from 'react';
import type { SeenWords } from '../domain/identifiers/mended.ts';
import type { Pass } from '../domain/identifiers/pass.ts';
import { findIdentifier } from '../domain/identifiers/stop.ts';
import type { SaveStatus } from './autosave.ts';
import type { FieldCodec } from './field-codec.ts';
import { useAsking } from './use-ask-desk.ts';
import { type FieldTarget, useEdited, type ValueForm } from './use-edited.ts';
import { type Stop, useStop } from './use-stop.ts';
import type { Stuck, WorkingCopy } from './working-copy.ts';

export type EditedField = {
  text: string;
  onText(text: string): void;
  status: SaveStatus | undefined;
  /** How to mend what does not fit; for the moment when the person wants to go on, not while they type. */
  problem: string | undefined;
  /** Whether something in the text may tell who a patient is, and nobody has given a reason for it. */
  identifier: boolean;
  /** What that is. */
  stop: Stop;
  onPass(pass: Pass): void;
  /** Asks the desk about an NHS number; undefined where nobody can be asked. */
  onAsk: ((one: SeenWords, pass: Pass) => void) | undefined;
  /** What of this field is held, or came back. */
  stuck: Stuck | undefined;
};

/** One field that is typed as text, whatever it holds. */
export function useField(copy: WorkingCopy, target: FieldTarget, codec: FieldCodec): EditedField {
  const form = useMemo(() => textForm(codec), [codec]);
  const { value: text, onValue: onText, onPass, given, status, stuck } = useEdited(copy, target, form);
  const stop = useStop(text, { ...target, scope: copy.scope }, given);
  const onAsk = useAsking(copy.scope, target, onPass);
  // NHS numbers are seen at once, and also where the rest of the stop cannot come.
  const identifier =
    stop.seen.length > 0 || (findIdentifier(text) !== undefined && stop.passed.length + stop.asked.length === 0);
  return { text, onText, onPass, onAsk, stop, status, stuck, identifier, problem: codec.read(text).problem };
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
