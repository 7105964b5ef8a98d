import { Fragment, type ReactNode, useState } from 'react';
import type { FieldTarget } from '../../../store/use-edited.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { FieldConflict } from './field-conflict.tsx';

/** A field, and under it the values that stand beside its own. A choice between them starts the field anew. */
export function WithConflict(props: { copy: WorkingCopy; target: FieldTarget; children: ReactNode }) {
  const { copy, target, children } = props;
  const [settled, setSettled] = useState(0);
  const conflict = copy.conflicts.find((one) => one.record === target.record && one.field === target.field);
  return (
    <>
      <Fragment key={`${target.record} ${settled}`}>{children}</Fragment>
      {conflict !== undefined && (
        <FieldConflict copy={copy} conflict={conflict} onSettled={() => setSettled((count) => count + 1)} />
      )}
    </>
  );
}
