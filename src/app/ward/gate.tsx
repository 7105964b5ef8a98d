import { useState } from 'react';
import { ConvertingScreen } from '../../features/shared-computer/converting-screen.tsx';
import { ForgottenScreen } from '../../features/shared-computer/forgotten-screen.tsx';
import { NewPersonScreen } from '../../features/shared-computer/new-person-screen.tsx';
import { PinScreen } from '../../features/shared-computer/pin-screen.tsx';
import { WhoScreen } from '../../features/shared-computer/who-screen.tsx';
import { clock, random } from '../../platform/world.ts';
import { ownTexts } from '../../store/lock/own-texts.ts';
import { tryPin } from '../../store/lock/try-pin.ts';
import { finishConversion, type Unlocked, unlock } from '../../store/lock/unlock.ts';
import { dropLock, editPerson, newTurn, type PersonHere, readPeople } from '../../store/people-here.ts';
import { removePerson } from '../../store/remove-person.ts';
import { VaultDb } from '../../store/vault-db.ts';
import { readOnly } from './read-only.tsx';
import { openSession, type Show } from './session.tsx';

type Step =
  | { at: 'who' | 'new' }
  | { at: 'pin' | 'forgotten'; person: PersonHere }
  | { at: 'converting'; way: 'sealing' | 'opening'; done: number; of: number };

/** "Who is working here?", and the way from there to somebody's own vault. */
export function Gate({ show }: { show: Show }) {
  const [step, setStep] = useState<Step>({ at: 'who' });
  const storage = localStorage;
  const { people } = readPeople(storage);
  const who = () => setStep({ at: 'who' });

  const open = (person: PersonHere, unlocked?: Unlocked) =>
    openSession(show, person, { turn: newTurn(storage, random), person: person.id, unlocked });

  async function choose(person: PersonHere): Promise<void> {
    if (person.lock === undefined) await open(person);
    else setStep({ at: 'pin', person });
  }

  /** What was begun with the vault is gone on with first. */
  async function enter(person: PersonHere, unlocked: Unlocked): Promise<void> {
    const { under: way } = unlocked.lock;
    const db = new VaultDb(person.database);
    const onProgress = (done: number, of: number) => way && setStep({ at: 'converting', way, done, of });
    const lock = await finishConversion(
      { db, texts: ownTexts(storage, person.database), random, onProgress },
      unlocked,
    );
    db.close();
    if (lock === undefined) {
      dropLock(storage, person.id);
      return window.location.reload();
    }
    editPerson(storage, person.id, (one) => ({ ...one, lock }));
    await open({ ...person, lock }, { ...unlocked, lock });
  }

  async function tryAt(person: PersonHere, pin: string) {
    const db = new VaultDb(person.database);
    const tried = await tryPin({ storage, now: clock.now, open: (lock) => unlock(db, lock, pin) }, person);
    db.close();
    if (tried.at === 'opened') await enter(person, tried.opened);
    return tried;
  }

  switch (step.at) {
    case 'who':
      return (
        <WhoScreen
          people={people}
          onChoose={(person) => void choose(person)}
          onNew={() => setStep({ at: 'new' })}
          onRead={() => readOnly(show)}
        />
      );
    case 'new':
      return <NewPersonScreen storage={storage} onBack={who} onMade={(person) => void choose(person)} />;
    case 'pin':
      return (
        <PinScreen
          person={step.person}
          now={clock.now}
          onTry={(pin) => tryAt(step.person, pin)}
          onBack={who}
          onForgotten={() => setStep({ at: 'forgotten', person: step.person })}
        />
      );
    case 'forgotten':
      return (
        <ForgottenScreen
          person={step.person}
          onBack={who}
          onAnew={() => {
            editPerson(storage, step.person.id, (one) => ({ ...one, forgotten: true }));
            setStep({ at: 'new' });
          }}
          onRemove={async () => {
            await removePerson(storage, step.person);
            window.location.reload();
          }}
        />
      );
    case 'converting':
      return <ConvertingScreen way={step.way} done={step.done} of={step.of} />;
  }
}
