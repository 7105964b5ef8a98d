import { useState } from 'react';
import { clock, random } from '../../platform/world.ts';
import { changePin } from '../../store/lock/lock.ts';
import { tryPin } from '../../store/lock/try-pin.ts';
import { readLock, unlock, writeLock } from '../../store/lock/unlock.ts';
import { editPerson, type PersonHere } from '../../store/people-here.ts';
import { useStore } from '../../store/store-context.tsx';
import type { Ward } from '../../store/ward-context.tsx';
import { Disclosure } from '../../ui/content/disclosure.tsx';
import { ErrorSummary, type FieldError } from '../../ui/forms/error-summary.tsx';
import { ChoosePin, NO_PIN, pinErrors } from './choose-pin.tsx';
import { content } from './content.ts';
import { PinForm } from './pin-form.tsx';

/** Another PIN around the same keys: nothing is sealed anew. */
export function ChangePin({ person }: { person: PersonHere }) {
  const { vault } = useStore();
  const [chosen, setChosen] = useState(NO_PIN);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [done, setDone] = useState(false);
  const words = content.shared.change;

  async function change(from: string) {
    const found = pinErrors(chosen);
    setErrors(found);
    setAttempt((before) => before + 1);
    setDone(false);
    if (found.length > 0) return undefined;
    const there = await readLock(vault.db);
    const open = () => changePin(there ?? lockOf(person), { from, to: chosen.pin }, random);
    const tried = await tryPin({ storage: localStorage, now: clock.now, open }, person);
    if (tried.at !== 'opened') return tried;
    await writeLock(vault.db, tried.opened);
    editPerson(localStorage, person.id, (one) => ({ ...one, lock: tried.opened }));
    setChosen(NO_PIN);
    setDone(true);
    return tried;
  }

  return (
    <Disclosure summary={words.title}>
      {errors.length > 0 && <ErrorSummary errors={errors} attempt={attempt} />}
      <ChoosePin value={chosen} onChange={setChosen} errors={errors} />
      <PinForm id="old-pin" label={words.old} button={words.go} {...{ person, now: clock.now }} onTry={change} />
      <p role="status">{done && words.done}</p>
    </Disclosure>
  );
}

/** Opens every row again, once the PIN was given. */
export function TakePinAway({ ward, person }: { ward: Ward; person: PersonHere }) {
  const { vault } = useStore();
  const words = content.shared.takeAway;
  async function takeAway(pin: string) {
    const open = (lock: NonNullable<PersonHere['lock']>) => unlock(vault.db, lock, pin);
    const tried = await tryPin({ storage: localStorage, now: clock.now, open }, person);
    if (tried.at === 'opened') await ward.openForGood(tried.opened);
    return tried;
  }
  return (
    <Disclosure summary={words.title}>
      <p>{words.text}</p>
      <PinForm id="pin-to-go" label={words.label} button={words.go} {...{ person, now: clock.now }} onTry={takeAway} />
    </Disclosure>
  );
}

function lockOf({ lock }: PersonHere): NonNullable<PersonHere['lock']> {
  if (lock === undefined) throw new Error('there is no PIN to be changed');
  return lock;
}
