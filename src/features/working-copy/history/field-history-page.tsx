import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { HistoryEntry } from '../../../store/history.ts';
import { useHistory } from '../../../store/use-history.ts';
import { useSaveNow } from '../../../store/use-save-now.ts';
import { usePerson } from '../../../store/use-store.ts';
import { fieldKey, type WorkingCopy } from '../../../store/working-copy.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { ButtonRow } from '../../../ui/actions/button-row.tsx';
import { EmptyState } from '../../../ui/content/empty-state.tsx';
import { InsetNote } from '../../../ui/content/inset-note.tsx';
import { Loading } from '../../../ui/content/loading.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { changeWords } from '../../../ui/working/change-words.ts';
import { valueWords } from '../../../ui/working/value-words.ts';
import { workPath } from '../../../ui/working/work-path.ts';
import { NotSaved } from '../fields/not-saved.tsx';
import { type ProjectOfPage, ProjectScreen } from '../project-screen.tsx';
import { content } from './content.ts';
import { EntryValue } from './entry-value.tsx';
import { EntryFrame, whoWas } from './history-entry.tsx';
import { changesPath, takeOutPath } from './history-path.ts';
import { mayChange, mayTakeOut } from './may.ts';
import { valueBefore } from './value-before.ts';

const MOST = 1_000;

/** Everything that was written in one field, the newest first. */
export function FieldHistoryPage() {
  const { record = '', field = '' } = useParams();
  return (
    <ProjectScreen back={({ project }) => ({ to: changesPath(project), label: content.changes.title })}>
      {(page) => <FieldHistory key={`${record} ${field}`} {...page} record={record} field={field} />}
    </ProjectScreen>
  );
}

function FieldHistory({ copy, project, record, field }: ProjectOfPage & { record: string; field: string }) {
  const history = useHistory(copy.scope, record, field, MOST);
  const me = usePerson();
  const { saveNow, failed } = useSaveNow();
  const [told, setTold] = useState('');
  const note = useRef<HTMLParagraphElement>(null);
  if (history === undefined || me === undefined) return <Loading />;
  const { entries, whole } = history;
  const kind = entries[0]?.kind ?? '';
  const place = { record, kind, field };
  const words = content.field;
  const standing = standingIn(copy, place);

  const bringBack = async ({ op, payload }: HistoryEntry) => {
    const target = { scope: copy.scope, ...place, payload };
    const set = { ...target, op: 'set', settles: true, seen: standing } as const;
    const saved = await saveNow([op === 'set' ? set : { ...target, op: 'add' }]);
    if (saved === undefined) return;
    setTold(saved[0]?.held === undefined ? content.broughtBack : content.broughtBackHeld);
    note.current?.focus();
  };

  return (
    <>
      <PageTitle title={words.title(changeWords(copy.records, place))} tabTitle={words.tab} />
      <p>{words.lead}</p>
      <p>
        <Link to={workPath(copy.scope, copy.records, place)}>{words.open}</Link>
      </p>
      <p className="d-settled" role="status" tabIndex={-1} ref={note}>
        {told}
      </p>
      <NotSaved error={failed} />
      {!whole && <InsetNote>{content.notWhole}</InsetNote>}
      {entries.length === 0 && <EmptyState title={words.none} />}
      <ol className="d-history">
        {entries.map((entry, at) => (
          <EntryFrame key={entry.mid} {...{ copy, me, entry }} stands={isStanding(entry, standing)}>
            <EntryValue entry={entry} before={valueBefore(entries, at)} />
            <ButtonRow>
              {mayChange(copy) && canComeBack(copy, entry, standing) && (
                <Button
                  look="secondary"
                  small
                  hiddenText={`: ${whoWas(copy, me, entry)}`}
                  onClick={() => void bringBack(entry)}
                >
                  {content.bringBack}
                </Button>
              )}
              {mayTakeOut(copy, entry, me) && (
                <Link className="d-quiet-link" to={takeOutPath(project, entry)}>
                  {content.takeOut}
                  <span className="d-visually-hidden">: {whoWas(copy, me, entry)}</span>
                </Link>
              )}
            </ButtonRow>
          </EntryFrame>
        ))}
      </ol>
    </>
  );
}

type Place = { record: string; field: string };

/** The versions that stand in a field, with those that stand beside them. */
function standingIn({ conflicts, versions }: WorkingCopy, { record, field }: Place): readonly string[] {
  const conflict = conflicts.find((one) => one.record === record && one.field === field);
  return conflict?.seen ?? versions.get(fieldKey({ record, field })) ?? [];
}

const isStanding = ({ mid, op }: HistoryEntry, standing: readonly string[]): boolean =>
  op === 'set' && standing.includes(mid);

function canComeBack(copy: WorkingCopy, entry: HistoryEntry, standing: readonly string[]): boolean {
  const { op, reason, record, kind, field, payload } = entry;
  if (reason !== undefined) return false;
  const items = copy.records.find(({ id }) => id === record)?.values[field];
  if (op === 'set') {
    const alone = !copy.conflicts.some((one) => one.record === record && one.field === field);
    // What says the same would come back to where it is.
    return !(
      alone &&
      (isStanding(entry, standing) || valueWords(kind, field, payload) === valueWords(kind, field, items))
    );
  }
  if (op !== 'add' && op !== 'remove') return false;
  return !(Array.isArray(items) && items.includes(payload));
}
