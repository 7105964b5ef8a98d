import { createRoot } from 'react-dom/client';
import { CoverScreen } from '../../features/shared-computer/cover-screen.tsx';
import { saveFile } from '../../platform/save-file.ts';
import { clock } from '../../platform/world.ts';
import { openLock } from '../../store/lock/lock.ts';
import { tryPin } from '../../store/lock/try-pin.ts';
import type { PersonHere } from '../../store/people-here.ts';
import type { Store } from '../../store/store-context.tsx';
import { typedFile } from '../../store/typed-file.ts';
import { Frame } from './frame.tsx';

const LOOK_MS = 1_000;

/**
 * Where what was typed is in this page's memory alone, locking must not lose it: the page stays, covered, and goes on trying to save.
 * Its person can put it into a file; nobody else sees any of it.
 */
export function cover({ store: { autosave }, person }: { store: Store; person: PersonHere }): void {
  const place = document.createElement('div');
  document.body.append(place);
  const looking = setInterval(() => {
    if (autosave.atRisk()) return;
    clearInterval(looking);
    window.location.replace('/');
  }, LOOK_MS);
  const toFile = () => {
    const { name, text } = typedFile(autosave.typed(), new Date(clock.now()));
    saveFile(name, 'application/json', text);
  };
  const onTry = async (pin: string) => {
    if (person.lock === undefined) {
      toFile();
      return undefined;
    }
    const open = (lock: NonNullable<PersonHere['lock']>) => openLock(lock, pin);
    const tried = await tryPin({ storage: localStorage, now: clock.now, open }, person);
    if (tried.at === 'opened') toFile();
    return tried;
  };
  createRoot(place).render(
    <Frame>
      <CoverScreen person={person} now={clock.now} onTry={onTry} />
    </Frame>,
  );
}
