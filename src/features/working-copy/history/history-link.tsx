import { use } from 'react';
import { Link } from 'react-router';
import { fieldOf } from '../../../domain/kinds.ts';
import type { FieldTarget } from '../../../store/use-edited.ts';
import { fieldKey } from '../../../store/working-copy.ts';
import { content } from './content.ts';
import { ChangedContext, historyPath, recordHistoryPath } from './history-path.ts';

/** Under a field that has more than one value behind it: a quiet way to all of them. */
export function HistoryLink({ target }: { target: FieldTarget }) {
  const changed = use(ChangedContext);
  if (changed === undefined || !changed.fields.has(fieldKey(target))) return null;
  const label = fieldOf(target.kind, target.field)?.label ?? target.field;
  return (
    <p className="d-history-link">
      <Link to={historyPath(changed.project, target)}>
        {content.link}
        <span className="d-visually-hidden">: {label}</span>
      </Link>
    </p>
  );
}

/** At the end of a record's page: a quiet way to all that changed in it. */
export function RecordHistoryLink({ record }: { record: string }) {
  const changed = use(ChangedContext);
  if (changed === undefined || ![...changed.fields].some((key) => key.startsWith(`${record}/`))) return null;
  return (
    <p>
      <Link className="d-quiet-link" to={recordHistoryPath(changed.project, record)}>
        {content.ofRecord}
      </Link>
    </p>
  );
}
