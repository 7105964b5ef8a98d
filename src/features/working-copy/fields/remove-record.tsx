import { useNavigate } from 'react-router';
import { removal } from '../../../store/removal.ts';
import { useSaveNow } from '../../../store/use-save-now.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { SureStep } from '../../../ui/content/sure-step.tsx';
import { useAsking } from '../../../ui/content/use-asking.ts';
import { recordWords } from '../../../ui/working/change-words.ts';
import { removedState } from '../removed.tsx';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';

export interface RemoveRecordProps {
  copy: WorkingCopy;
  kind: string;
  record: string;
  /** The address of the list that it stands in: there it can be brought back. */
  list: string;
}

/** Takes a cycle or a measure away, once somebody is sure. Nothing where it is not written yet, or where something in it needs its person first. */
export function RemoveRecord({ copy, kind, record, list }: RemoveRecordProps) {
  const { saveNow, failed } = useSaveNow();
  const { asking, ask, leave, back } = useAsking();
  const navigate = useNavigate();
  const words = content.removeRecord;
  const needsYou = [...copy.stuck, ...copy.conflicts].some((one) => one.record === record);
  if (needsYou || !copy.records.some(({ id }) => id === record)) return null;
  const what = recordWords(copy.records, kind, record) ?? content.record.thing;
  const remove = async () => {
    const saved = await saveNow([removal(copy, record, kind)]);
    if (saved !== undefined) void navigate(list, { state: removedState({ kind, record, what }) });
  };
  return (
    <>
      <NotSaved error={failed} />
      {asking ? (
        <SureStep {...words.sure} title={words.sure.title(what)} onYes={() => void remove()} onNo={leave} />
      ) : (
        <p>
          <Button look="quiet" small buttonRef={back} onClick={ask}>
            {words.remove(what)}
          </Button>
        </p>
      )}
    </>
  );
}
