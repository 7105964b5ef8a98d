import { useState } from 'react';
import { saveFile } from '../../platform/save-file.ts';
import { clock } from '../../platform/world.ts';
import type { StoreHealth } from '../../store/keep-open.ts';
import { useStore } from '../../store/store-context.tsx';
import { typedFile } from '../../store/typed-file.ts';
import { useStoreHealth } from '../../store/use-store-health.ts';
import { Button } from '../../ui/actions/button.tsx';
import { Alarm } from '../../ui/shell/alarm.tsx';
import { content } from './content.ts';

/** Says that saving does not work, and what becomes of what is typed (S10). Nothing while all is well. */
export function StoreAlarm() {
  const at = useStoreHealth();
  return at === 'ok' || at === 'reopening' ? null : <Trouble key={at} at={at} />;
}

function Trouble({ at }: { at: Exclude<StoreHealth['at'], 'ok' | 'reopening'> }) {
  const { autosave } = useStore();
  const [told, setTold] = useState('');
  const save = () => {
    const { name, text, parts } = typedFile(autosave.typed(), new Date(clock.now()));
    if (parts > 0) saveFile(name, 'application/json', text);
    setTold(parts > 0 ? content.saved : content.nothing);
  };
  const atRisk = autosave.atRisk();
  const words = at === 'newer-tab' && atRisk ? content[at].atRisk : content[at].text;
  const actions = (
    <>
      {(at !== 'newer-tab' || atRisk) && (
        <Button look="secondary" onClick={save}>
          {content.saveFile}
        </Button>
      )}
      {(at === 'newer-tab' || at === 'broken') && (
        <Button look="secondary" onClick={() => window.location.reload()}>
          {content.reload}
        </Button>
      )}
    </>
  );
  return (
    <Alarm title={content[at].title} {...(at !== 'blocked' && { actions })}>
      <p>{words}</p>
      <p role="status">{told}</p>
    </Alarm>
  );
}
