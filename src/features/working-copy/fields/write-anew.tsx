import { useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { useDraft } from '../../../store/use-draft.ts';
import type { Conflict } from '../../../store/working-copy.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { TextArea } from '../../../ui/forms/text-area.tsx';
import { TextField } from '../../../ui/forms/text-field.tsx';
import { content } from './content.ts';
import { codecOf, type FieldInput } from './field-input.ts';

const draftSchema = z.object({ text: z.string() });

type Anew = {
  /** Whether it is being written. */
  open: boolean;
  start: (() => void) | undefined;
  id: string;
  text: string;
  long: boolean;
  problem: string | undefined;
  type(text: string): void;
  /** Puts words behind what is there. */
  add(words: string): void;
  keep(): void;
};

/**
 * What somebody writes instead of the values that stand beside one another. It is kept as a draft while it is typed.
 *
 * @param onKeep saves it; says whether that was possible
 */
export function useWriteAnew(
  { scope, record, field }: Conflict,
  input: FieldInput | undefined,
  onKeep: (payload: unknown) => Promise<boolean>,
): Anew {
  const { draft, change, drop } = useDraft(`anew:${scope}:${record}:${field}`, draftSchema);
  const [started, setStarted] = useState(false);
  const [problem, setProblem] = useState<string>();
  const text = draft?.text ?? '';
  const typed = input !== undefined && input.type !== 'choice' && input.type !== 'select' ? input : undefined;
  const type = (next: string) => {
    setProblem(undefined);
    change({ text: next });
  };
  const keep = async () => {
    if (typed === undefined) return;
    const read = codecOf(typed).read(text);
    const wrong = read.problem ?? (text.trim() === '' ? content.conflict.anew.missing : undefined);
    setProblem(wrong);
    if (wrong === undefined && (await onKeep(read.payload))) await drop();
  };
  return {
    open: typed !== undefined && (started || text !== ''),
    start: typed === undefined ? undefined : () => setStarted(true),
    id: `anew-${field}-${record}`,
    ...{ text, problem, type },
    long: typed?.type === 'prose' || typed?.type === 'sentence',
    add: (words) =>
      type(text.trim() === '' ? words : `${text.trimEnd()}${typed?.type === 'prose' ? '\n\n' : ' '}${words}`),
    keep: () => void keep(),
  };
}

/** The button that begins it, then the field and the button that keeps it. */
export function WriteAnew({ anew }: { anew: Anew }) {
  const words = content.conflict.anew;
  const box = useRef<HTMLDivElement>(null);
  const [byHand, setByHand] = useState(false);
  useEffect(() => {
    if (byHand && anew.open) box.current?.querySelector<HTMLElement>('.d-input')?.focus();
  }, [byHand, anew.open]);
  const { start, open, id, text, problem } = anew;
  if (start === undefined) return null;
  if (!open) {
    const begin = () => {
      setByHand(true);
      start();
    };
    return (
      <Button look="secondary" small onClick={begin}>
        {words.start}
      </Button>
    );
  }
  const common = { id, label: words.label, hint: words.hint, error: problem, value: text, onChange: anew.type };
  return (
    <div className="d-conflict__anew" ref={box}>
      {anew.long ? (
        <TextArea {...common} labelSize="small" rows={4} />
      ) : (
        <TextField {...common} labelSize="small" width="medium" />
      )}
      <Button small onClick={anew.keep}>
        {words.keep}
      </Button>
    </div>
  );
}
