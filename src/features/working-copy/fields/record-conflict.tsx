import { removal, restoration } from '../../../store/removal.ts';
import { useSaveNow } from '../../../store/use-save-now.ts';
import type { Conflict, WorkingCopy } from '../../../store/working-copy.ts';
import { recordWords } from '../../../ui/working/change-words.ts';
import { ConflictChoice } from '../../../ui/working/conflict-choice.tsx';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';

/** A record that one person removed while another changed it (S22): it is kept until somebody chooses. */
export function RecordConflict({ copy, conflict }: { copy: WorkingCopy; conflict: Conflict }) {
  const { saveNow, failed } = useSaveNow();
  const { record, kind } = conflict;
  const words = content.record;
  const what = recordWords(copy.records, kind, record) ?? content.record.thing;
  return (
    <>
      <NotSaved error={failed} />
      <ConflictChoice
        title={words.title(what)}
        text={words.text}
        sides={[
          { id: 'keep', who: words.keep, value: words.kept },
          { id: 'remove', who: words.remove, value: words.gone },
        ]}
        keepLabel={words.choose}
        onKeep={(id) => void saveNow([(id === 'keep' ? restoration : removal)(copy, record, kind)])}
      />
    </>
  );
}
