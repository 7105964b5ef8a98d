import { type RefObject, useEffect, useRef, useState } from 'react';
import type { FieldTarget } from '../../../store/use-edited.ts';
import { useSaveNow } from '../../../store/use-save-now.ts';
import { type Conflict, fieldKey, type WorkingCopy } from '../../../store/working-copy.ts';
import { content } from './content.ts';

export type Settling = {
  /** Puts one value in place of all that stand. @returns whether it could be saved */
  keep(payload: unknown, told: string): Promise<boolean>;
  failed: unknown;
  /** How often that was done here: the field starts anew then. */
  times: number;
  /** What was done last, here or by somebody else; empty before. */
  told: string;
  say(told: string): void;
  /** Of the line that says so. */
  note: RefObject<HTMLParagraphElement | null>;
};

/**
 * How a field's conflict is settled, and what is told of it. What is told takes the focus that a pressed button had; where somebody
 * else settles it, only the focus that would be lost with the button that had it.
 */
export function useSettling(copy: WorkingCopy, target: FieldTarget, conflict: Conflict | undefined): Settling {
  const { saveNow, failed } = useSaveNow();
  const [state, setState] = useState({ times: 0, told: '', moves: false });
  const note = useRef<HTMLParagraphElement>(null);
  const open = conflict !== undefined;
  const wasOpen = useRef(open);
  const keeping = useRef(false);

  useEffect(() => {
    if (open) keeping.current = false;
    if (wasOpen.current && !open && !keeping.current) {
      setState(({ times }) => ({ times, told: content.conflict.settledMeanwhile, moves: false }));
    }
    wasOpen.current = open;
  }, [open]);

  useEffect(() => {
    const { told, moves } = state;
    if (told === '') return;
    if (moves || document.activeElement === document.body) note.current?.focus({ preventScroll: !moves });
  }, [state]);

  const say = (next: string, more = 0) => setState(({ times }) => ({ times: times + more, told: next, moves: true }));

  const keep = async (payload: unknown, kept: string) => {
    keeping.current = true;
    const { record, kind, field } = target;
    const seen = conflict?.seen ?? copy.versions.get(fieldKey(target)) ?? [];
    const saved = await saveNow([{ scope: copy.scope, record, kind, field, op: 'set', payload, settles: true, seen }]);
    if (saved === undefined) keeping.current = false;
    else say(saved[0]?.held === undefined ? kept : content.conflict.held, 1);
    return saved !== undefined;
  };

  return { keep, failed, times: state.times, told: state.told, say: (next) => say(next), note };
}
