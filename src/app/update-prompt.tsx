import { useState } from 'react';
import { useStore as useZustand } from 'zustand';
import { takeUpdate, updateState } from '../platform/service-worker.ts';
import { useStore } from '../store/store-context.tsx';
import { Button } from '../ui/actions/button.tsx';
import { Notice } from '../ui/shell/notice.tsx';
import { content } from './content.ts';

// Never in mid-question: only where nothing is being filled in.
const OFFERED_AT = /^\/(work\/?[^/]*)?$/;

// A browser lets the new version in when the old one has nothing under way; it does not say how long that takes.
const SLOW_MS = 5_000;

/** Offers an update, and takes it only after what was typed is on the disk. */
export function UpdatePrompt({ path }: { path: string }) {
  const state = useZustand(updateState);
  const { autosave } = useStore();
  const [failed, setFailed] = useState(false);
  const [slow, setSlow] = useState(false);
  const words = content.update;
  if (state === 'none' || !OFFERED_AT.test(path)) return null;
  const take = async () => {
    await autosave.flush();
    setFailed(autosave.pending());
    if (autosave.pending()) return;
    takeUpdate();
    setTimeout(() => setSlow(true), SLOW_MS);
  };
  return (
    <Notice action={<Button onClick={() => void take()}>{words.take}</Button>}>
      {slow ? words.slow : failed ? words.failed : `${state === 'ready' ? words.ready : words.elsewhere} ${words.safe}`}
    </Notice>
  );
}
