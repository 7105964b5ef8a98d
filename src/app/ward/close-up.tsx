import { ConvertingScreen } from '../../features/shared-computer/converting-screen.tsx';
import type { PersonHere } from '../../store/people-here.ts';
import { Loading } from '../../ui/content/loading.tsx';
import type { Services } from '../start-services.ts';
import { cover } from './cover.tsx';
import { Frame } from './frame.tsx';
import type { Show } from './session.tsx';

const LONGEST_SAVE_MS = 4_000;

export type CloseParts = {
  services: Services;
  person: PersonHere;
  show: Show;
  /** To be done with the closed vault. */
  work?: (onProgress: (done: number, of: number) => void) => Promise<void>;
};

/**
 * Ends somebody's turn in this page: nothing of theirs is shown from here on, what they typed is saved, and the page is loaded anew, so
 * that its memory holds neither their work nor a key. What stands in its memory alone, for the disk takes nothing, would go with it:
 * then it stays, covered, and goes on trying.
 */
export async function closeUp({ services, person, show, work }: CloseParts): Promise<void> {
  const { store, sync, leave } = services;
  const root = document.getElementById('root');
  root?.toggleAttribute('hidden', true);
  document.title = 'Dandelion';
  const enough = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_SAVE_MS));
  await Promise.race([store.autosave.flush(), enough]);
  if (store.autosave.atRisk()) return cover({ store, person });
  sync.engine.stop();
  leave();
  if (work !== undefined) {
    store.vault.db.close();
    root?.toggleAttribute('hidden', false);
    const tell = (done: number, of: number) =>
      show(
        <Frame>
          <ConvertingScreen done={done} of={of} way="opening" />
        </Frame>,
      );
    show(
      <Frame>
        <Loading />
      </Frame>,
    );
    // Where it fails, all is as it was, and is asked for again.
    await work(tell).catch(() => undefined);
  }
  window.location.replace('/');
}
