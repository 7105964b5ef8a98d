import { type ReactNode, useEffect, useRef, useState } from 'react';
import { WHOLE_RECORD } from '../../../protocol/mutation.ts';
import type { HistoryEntry } from '../../../store/history.ts';
import { removal, restoration } from '../../../store/removal.ts';
import { useHistory } from '../../../store/use-history.ts';
import { useSaveNow } from '../../../store/use-save-now.ts';
import { usePerson } from '../../../store/use-store.ts';
import type { Conflict, WorkingCopy } from '../../../store/working-copy.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { ButtonRow } from '../../../ui/actions/button-row.tsx';
import { changeWords, recordWords } from '../../../ui/working/change-words.ts';
import { ConflictBox } from '../../../ui/working/conflict-choice.tsx';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';
import { whenWas, whoIs } from './who-is.ts';

export interface RecordConflictProps {
  copy: WorkingCopy;
  conflict: Conflict;
  onSettled: (kept: boolean) => void;
}

/** A record that one person removed while another changed it (S22): it is kept until somebody chooses. */
export function RecordConflict({ copy, conflict, onSettled }: RecordConflictProps) {
  const { saveNow, failed } = useSaveNow();
  const { scope, record, kind } = conflict;
  const history = useHistory(scope, record);
  const me = usePerson();
  const words = content.record;
  const what = recordWords(copy.records, kind, record) ?? words.thing;
  const choose = async (kept: boolean) => {
    const change = (kept ? restoration : removal)(copy, record, kind);
    if ((await saveNow([change])) !== undefined) onSettled(kept);
  };
  const told = (entry: HistoryEntry | undefined) =>
    entry === undefined || me === undefined
      ? undefined
      : {
          who: whoIs(copy, entry.person, me),
          when: whenWas(entry.madeAt, entry.receivedAt),
          what: changeWords(copy.records, entry),
        };
  const removed = told(history?.entries.find(({ field, op }) => field === WHOLE_RECORD && op === 'delete'));
  const changed = told(history?.entries.find(({ field }) => field !== WHOLE_RECORD));
  return (
    <>
      <NotSaved error={failed} />
      <ConflictBox title={words.title(what)} text={words.text} level={3}>
        <ul>
          {removed !== undefined && <li>{words.removedBy(removed.who, removed.when)}</li>}
          {changed !== undefined && <li>{words.changedBy(changed.who, changed.when, changed.what)}</li>}
        </ul>
        <p>{words.kept}</p>
        <p>{words.gone}</p>
        <ButtonRow>
          <Button look="secondary" small hiddenText={`: ${what}`} onClick={() => void choose(true)}>
            {words.keep}
          </Button>
          <Button look="secondary" small hiddenText={`: ${what}`} onClick={() => void choose(false)}>
            {words.remove}
          </Button>
        </ButtonRow>
      </ConflictBox>
    </>
  );
}

/** The same for one record, where it stands; nothing where nobody has to choose. */
export function ConflictOfRecord(props: { copy: WorkingCopy; record: string; onSettled?: (kept: boolean) => void }) {
  const { copy, record, onSettled } = props;
  const { say, note } = useSettledNote();
  const conflict = copy.conflicts.find((one) => one.record === record && one.field === WHOLE_RECORD);
  const settle = (kept: boolean) => {
    say(kept);
    onSettled?.(kept);
  };
  return (
    <>
      {note}
      {conflict !== undefined && <RecordConflict {...{ copy, conflict }} onSettled={settle} />}
    </>
  );
}

/** What was chosen last, in a line that stands where the choice stood: the button that was pressed is gone, so it has the focus. */
export function useSettledNote(): { say(kept: boolean): void; note: ReactNode } {
  const [told, setTold] = useState({ words: '' });
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (told.words !== '') line.current?.focus();
  }, [told]);
  return {
    say: (kept) => setTold({ words: content.record.told[kept ? 'keep' : 'remove'] }),
    note: (
      <p className="d-settled" role="status" tabIndex={-1} ref={line}>
        {told.words}
      </p>
    ),
  };
}
