import { useState } from 'react';
import { saveFile } from '../../platform/save-file.ts';
import { useStore } from '../../store/store-context.tsx';
import { unsentFile } from '../../store/unsent-file.ts';
import { Button } from '../../ui/actions/button.tsx';
import { content } from './content.ts';

/** Puts everything that is not sent into a file, and says so; what else can be done stands before it. */
export function useSaveUnsent() {
  const { vault } = useStore();
  const [told, setTold] = useState('');
  const words = content.unsent;
  const save = async () => {
    const { text, changes } = await unsentFile(vault);
    const day = new Date(vault.clock.now()).toISOString().slice(0, 10);
    saveFile(`dandelion-not-sent-${day}.json`, 'application/json', text);
    setTold(words.saved(changes));
  };
  const button = (
    <Button look="quiet" onClick={() => void save()}>
      {words.saveFile}
    </Button>
  );
  return { button, told };
}
