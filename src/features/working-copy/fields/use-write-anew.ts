import { useEffect, useState } from 'react';
import { findIdentifier } from '../../../domain/identifiers/stop.ts';
import { type AnewDraft, anewDraftName, anewDraftSchema, isWrittenFor } from '../../../store/drafts.ts';
import { useDraft } from '../../../store/use-draft.ts';
import { useSeen } from '../../../store/use-seen.ts';
import type { Conflict } from '../../../store/working-copy.ts';
import { content } from './content.ts';
import { codecOf, type FieldInput } from './field-input.ts';

export type Anew = {
  /**
   * `old` is what was written against values that do not all stand any more: settled meanwhile, changed, or taken out for good. It is
   * kept, and never taken for an answer to what stands now.
   */
  is: 'closed' | 'open' | 'old';
  /** The versions that its author had before them. */
  seen: readonly string[];
  start: (() => void) | undefined;
  /** Above 0 once somebody asked for it here: it has the focus then. */
  called: number;
  id: string;
  text: string;
  long: boolean;
  problem: string | undefined;
  warning: string | undefined;
  type(text: string): void;
  /** Puts words behind what is there. */
  add(words: string): void;
  keep(): void;
  /** Makes an old text one that is written against what stands now. */
  goOn(): void;
  giveUp(): Promise<void>;
  /** Brings back what was given up last. */
  undo: (() => void) | undefined;
};

/**
 * What somebody writes instead of the values that stand beside one another. It is kept as a draft while it is typed, and tied to those
 * values.
 *
 * @param onKeep saves it; says whether that was possible
 * @param onGivenUp hears that it is gone
 */
export function useWriteAnew(
  target: { scope: string; record: string; field: string },
  conflict: Conflict | undefined,
  input: FieldInput | undefined,
  { onKeep, onGivenUp }: { onKeep: (payload: unknown) => Promise<boolean>; onGivenUp: () => void },
): Anew {
  const { draft, change, drop } = useDraft(anewDraftName(target), anewDraftSchema);
  const [started, setStarted] = useState(false);
  const [called, setCalled] = useState(0);
  const [inHand, setInHand] = useState(false);
  const [keeping, setKeeping] = useState(false);
  const [givenUp, setGivenUp] = useState<AnewDraft>();
  const [problem, setProblem] = useState<string>();
  const open = conflict !== undefined;
  useEffect(() => {
    if (open) return;
    setStarted(false);
    setCalled(0);
  }, [open]);

  const typed = input !== undefined && input.type !== 'choice' && input.type !== 'select' ? input : undefined;
  const { text, seen } = draft ?? { text: '', seen: [] };
  const { seen: seenInText } = useSeen(text, conflict?.kind, conflict?.field);
  const there = typed !== undefined && (text.trim() !== '' || inHand) && !keeping;
  const isOld = there && !isWrittenFor({ text, seen }, conflict);
  const write = (next: string, versions: readonly string[]) => {
    setProblem(undefined);
    change({ text: next, seen: [...versions] });
  };
  const type = (next: string) => {
    setInHand(isOld);
    write(next, isOld ? seen : (conflict?.seen ?? seen));
  };
  const leave = async () => {
    await drop();
    setInHand(false);
    setStarted(false);
    setCalled(0);
  };
  const keep = async () => {
    if (typed === undefined) return;
    const read = codecOf(typed).read(text);
    const wrong = read.problem ?? (text.trim() === '' ? content.conflict.anew.missing : undefined);
    setProblem(wrong);
    if (wrong !== undefined) return;
    setKeeping(true);
    if (await onKeep(read.payload)) await leave();
    setKeeping(false);
  };
  const giveUp = async () => {
    setGivenUp({ text, seen });
    await leave();
    onGivenUp();
  };
  return {
    is: isOld ? 'old' : there || (open && started && typed !== undefined) ? 'open' : 'closed',
    seen,
    start: typed === undefined || !open ? undefined : () => begin(setStarted),
    called,
    id: `anew-${target.field}-${target.record}`,
    ...{ text, problem, type },
    warning: seenInText.length > 0 || findIdentifier(text) !== undefined ? content.identifier : undefined,
    long: typed?.type === 'prose' || typed?.type === 'sentence',
    add: (words) =>
      type(text.trim() === '' ? words : `${text.trimEnd()}${typed?.type === 'prose' ? '\n\n' : ' '}${words}`),
    keep: () => void keep(),
    goOn: () => write(text, conflict?.seen ?? seen),
    giveUp,
    undo: givenUp === undefined ? undefined : () => begin(() => bringBack(givenUp)),
  };

  function begin(what: (is: true) => void): void {
    what(true);
    setCalled((times) => times + 1);
  }

  function bringBack(gone: AnewDraft): void {
    setGivenUp(undefined);
    change(gone);
  }
}
