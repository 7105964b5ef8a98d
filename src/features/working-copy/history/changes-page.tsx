import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Folded, ofKind } from '../../../domain/record/kind.ts';
import { teamChangeKind, teamChangeSchema, teamMemberKind } from '../../../domain/team/membership.ts';
import { WHOLE_RECORD } from '../../../protocol/mutation.ts';
import type { HistoryEntry } from '../../../store/history.ts';
import { restoration } from '../../../store/removal.ts';
import { useHistory, useRemovedRecords } from '../../../store/use-history.ts';
import { useSaveNow } from '../../../store/use-save-now.ts';
import { usePerson } from '../../../store/use-store.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { EmptyState } from '../../../ui/content/empty-state.tsx';
import { InsetNote } from '../../../ui/content/inset-note.tsx';
import { Loading } from '../../../ui/content/loading.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { changeWords, recordWords } from '../../../ui/working/change-words.ts';
import { NotSaved } from '../fields/not-saved.tsx';
import { type ProjectOfPage, ProjectScreen } from '../project-screen.tsx';
import { content } from './content.ts';
import { EntryValue } from './entry-value.tsx';
import { EntryFrame } from './history-entry.tsx';
import { changesPath, historyPath } from './history-path.ts';
import { mayChange } from './may.ts';
import { removedName } from './record-name.ts';

const PAGE = 50;

/** What changed lately in a project, or in one of its records. */
export function ChangesPage() {
  const { record } = useParams();
  return (
    <ProjectScreen
      back={({ project, title }) =>
        record === undefined
          ? { to: `/work/${project}`, label: title }
          : { to: changesPath(project), label: content.changes.title }
      }
    >
      {(page) => <Changes key={record ?? ''} {...page} record={record} />}
    </ProjectScreen>
  );
}

function Changes({ copy, project, record }: ProjectOfPage & { record: string | undefined }) {
  const [most, setMost] = useState(PAGE);
  const history = useHistory(copy.scope, record, undefined, most);
  const me = usePerson();
  const { saveNow, failed } = useSaveNow();
  const [told, setTold] = useState('');
  const note = useRef<HTMLParagraphElement>(null);
  const entries = history?.entries.filter(isTold) ?? [];
  const removed = useRemovedRecords(copy, entries);
  if (history === undefined || me === undefined || removed === undefined) return <Loading />;
  const words = content.changes;
  const name = (id: string, kind: string) => nameOf(copy, removed, id, kind);

  const restore = async (entry: HistoryEntry) => {
    if ((await saveNow([restoration(copy, entry.record, entry.kind)])) === undefined) return;
    setTold(words.restoredTold(name(entry.record, entry.kind)));
    note.current?.focus();
  };

  const title = record === undefined ? words.title : words.of(name(record, entries[0]?.kind ?? ''));
  return (
    <>
      <PageTitle title={title} tabTitle={words.title} />
      <p>{words.lead}</p>
      <p className="d-settled" role="status" tabIndex={-1} ref={note}>
        {told}
      </p>
      <NotSaved error={failed} />
      {!history.whole && <InsetNote>{content.notWhole}</InsetNote>}
      {entries.length === 0 && <EmptyState title={words.none}>{words.noneText}</EmptyState>}
      <ol className="d-history">
        {entries.map((entry) => (
          <EntryFrame key={entry.mid} {...{ copy, me, entry }} about={aboutOf(copy, removed, entry)}>
            {entry.field === WHOLE_RECORD ? (
              entry.op === 'delete' &&
              removed.has(entry.record) &&
              isLastRemoval(entries, entry) &&
              mayChange(copy) && (
                <Button
                  look="secondary"
                  small
                  hiddenText={`: ${name(entry.record, entry.kind)}`}
                  onClick={() => void restore(entry)}
                >
                  {words.restore}
                </Button>
              )
            ) : entry.kind === teamChangeKind.name ? (
              <p className="d-prose">{teamChangeOf(copy, entry)}</p>
            ) : (
              <>
                <EntryValue entry={entry} />
                <Link className="d-quiet-link" to={historyPath(project, entry)}>
                  {words.history}
                  <span className="d-visually-hidden">: {aboutOf(copy, removed, entry)}</span>
                </Link>
              </>
            )}
          </EntryFrame>
        ))}
      </ol>
      {history.more && (
        <Button look="secondary" onClick={() => setMost((count) => count + PAGE)}>
          {words.more}
        </Button>
      )}
    </>
  );
}

const TOLD_KINDS = new Set(['project', 'pdsa-cycle', 'measure', 'data-point', teamChangeKind.name]);
/** What no person types. */
const INNER_FIELDS = new Set(['order', 'follows', 'measure']);

const isTold = ({ kind, field }: HistoryEntry): boolean => TOLD_KINDS.has(kind) && !INNER_FIELDS.has(field);

/** Who was to be what in the team. Whoever has gone has no name here any more. */
function teamChangeOf(copy: WorkingCopy, { payload, person: by }: HistoryEntry): string {
  const change = teamChangeSchema.safeParse(payload);
  if (!change.success) return content.empty;
  const { person, to } = change.data;
  if (person === by && to === 'out') return content.team.left;
  const member = ofKind(copy.records, teamMemberKind).find(({ id }) => id === person);
  return content.team[to](member?.values.name?.trim() || content.team.somebody);
}

/** A record may have been removed before, and brought back: only the last time can be undone. */
const isLastRemoval = (entries: readonly HistoryEntry[], { record, mid }: HistoryEntry): boolean =>
  entries.find((one) => one.record === record && one.op === 'delete')?.mid === mid;

type Removed = ReadonlyMap<string, Folded>;

function nameOf({ records }: WorkingCopy, removed: Removed, id: string, kind: string): string {
  const gone = removed.get(id);
  return gone === undefined ? (recordWords(records, kind, id) ?? kind) : removedName(gone);
}

function aboutOf(copy: WorkingCopy, removed: Removed, entry: HistoryEntry): string {
  const { record, kind, field, op } = entry;
  if (field === WHOLE_RECORD) {
    const { removed: wasRemoved, restored } = content.changes;
    return (op === 'delete' ? wasRemoved : restored)(nameOf(copy, removed, record, kind));
  }
  const gone = removed.get(record);
  const words = changeWords(copy.records, entry);
  return gone === undefined ? words : `${removedName(gone)}: ${changeWords([], entry).replace(/^[^:]*: /, '')}`;
}
