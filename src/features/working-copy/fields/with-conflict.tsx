import { Fragment, type ReactNode } from 'react';
import type { FieldTarget } from '../../../store/use-edited.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { HistoryLink } from '../history/history-link.tsx';
import { content } from './content.ts';
import { FieldConflict } from './field-conflict.tsx';
import type { FieldInput } from './field-input.ts';
import { useSettling } from './use-settling.ts';
import { useWriteAnew } from './use-write-anew.ts';

export interface WithConflictProps {
  copy: WorkingCopy;
  target: FieldTarget;
  input?: FieldInput;
  children: ReactNode;
}

/**
 * A field, and under it the values that stand beside its own, with what somebody writes instead of them. A choice between them starts
 * the field anew, and says what was kept.
 */
export function WithConflict(props: WithConflictProps) {
  const { record, field } = props.target;
  return <OneField key={`${record} ${field}`} {...props} />;
}

function OneField({ copy, target, input, children }: WithConflictProps) {
  const { record, field } = target;
  const conflict = copy.conflicts.find((one) => one.record === record && one.field === field);
  const settling = useSettling(copy, target, conflict);
  const { keep, times, told, say, note } = settling;
  const words = content.conflict;
  const anew = useWriteAnew({ scope: copy.scope, record, field }, conflict, input, {
    onKeep: (payload) => keep(payload, conflict === undefined ? words.anew.old.kept : words.kept.anew),
    onGivenUp: () => say(words.anew.givenUp),
  });
  return (
    <>
      <Fragment key={times}>{children}</Fragment>
      <p className="d-settled" role="status" tabIndex={-1} ref={note}>
        {told}
      </p>
      {anew.undo !== undefined && (
        <Button look="secondary" small onClick={anew.undo}>
          {words.anew.undo}
        </Button>
      )}
      {(conflict !== undefined || anew.is === 'old') && (
        <FieldConflict {...{ copy, target, conflict, anew, settling }} />
      )}
      <HistoryLink target={target} />
    </>
  );
}
