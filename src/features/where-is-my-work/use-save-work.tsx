import { useState } from 'react';
import { deviceKeys } from '../../platform/keys.ts';
import { saveFile } from '../../platform/save-file.ts';
import { useStore } from '../../store/store-context.tsx';
import { content } from './content.ts';

export type SaveWork = {
  /** Saves all work of this device, or one change of it. */
  save(only?: string): Promise<void>;
  /** What came of it, for a live region; empty before. */
  told: string;
};

/** Puts all work, or one change, into a file in the downloads; what is being typed goes with it. */
export function useSaveWork(): SaveWork {
  const { vault, autosave } = useStore();
  const [told, setTold] = useState('');
  const words = content.file;

  async function write(only: string | undefined): Promise<string> {
    await autosave.flush();
    // The line under the header offers this on every page, and few need it: it comes when it is asked for.
    const { workFile } = await import('../../store/work-file.ts');
    const keys = vault.keys ?? (async () => (await deviceKeys(vault.db)).keys);
    const { changes, drafts, identifies, lines } = await workFile(vault, keys, only);
    const parts: Blob[] = [];
    for await (const chunk of inChunks(lines)) parts.push(new Blob(chunk));
    const day = new Date(vault.clock.now()).toISOString().slice(0, 10);
    saveFile(`dandelion-work-${day}.json`, 'application/json', parts);
    return `${words.saved(changes, drafts)}${identifies ? ` ${words.identifies}` : ''}`;
  }

  return {
    save: (only) =>
      write(only)
        .then(setTold)
        .catch(() => setTold(words.notSaved)),
    told,
  };
}

const LINES_AT_ONCE = 1_000;

/** The browser may keep finished parts of a file on the disk. */
async function* inChunks(lines: AsyncIterable<string>): AsyncGenerator<string[]> {
  let chunk: string[] = [];
  for await (const line of lines) {
    chunk.push(line);
    if (chunk.length < LINES_AT_ONCE) continue;
    yield chunk;
    chunk = [];
  }
  yield chunk;
}
