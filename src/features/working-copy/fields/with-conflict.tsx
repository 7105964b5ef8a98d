import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import type { FieldTarget } from '../../../store/use-edited.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { HistoryLink } from '../history/history-link.tsx';
import { FieldConflict } from './field-conflict.tsx';
import type { FieldInput } from './field-input.ts';

export interface WithConflictProps {
  copy: WorkingCopy;
  target: FieldTarget;
  input?: FieldInput;
  children: ReactNode;
}

/** A field, and under it the values that stand beside its own. A choice between them starts the field anew, and says what was kept. */
export function WithConflict({ copy, target, input, children }: WithConflictProps) {
  const [settled, setSettled] = useState({ times: 0, told: '' });
  const note = useRef<HTMLParagraphElement>(null);
  const conflict = copy.conflicts.find((one) => one.record === target.record && one.field === target.field);
  // The button that was pressed is gone.
  useEffect(() => {
    if (settled.told !== '') note.current?.focus();
  }, [settled]);
  return (
    <>
      <Fragment key={`${target.record} ${settled.times}`}>{children}</Fragment>
      <p className="d-settled" role="status" tabIndex={-1} ref={note}>
        {settled.told}
      </p>
      {conflict !== undefined && (
        <FieldConflict
          {...{ copy, conflict, input }}
          onSettled={(told) => setSettled(({ times }) => ({ times: times + 1, told }))}
        />
      )}
      <HistoryLink target={target} />
    </>
  );
}
