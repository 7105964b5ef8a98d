import { type FormEvent, useState } from 'react';
import { random } from '../../platform/world.ts';
import { makeLock } from '../../store/lock/lock.ts';
import { writeLock } from '../../store/lock/unlock.ts';
import { addPeople, editPerson, readPeople } from '../../store/people-here.ts';
import { useStore } from '../../store/store-context.tsx';
import { FIRST_VAULT } from '../../store/vault-db.ts';
import { useWard } from '../../store/ward-context.tsx';
import { Button } from '../../ui/actions/button.tsx';
import { ErrorSummary, type FieldError } from '../../ui/forms/error-summary.tsx';
import { TextField } from '../../ui/forms/text-field.tsx';
import { ChoosePin, NO_PIN, pinErrors } from './choose-pin.tsx';
import { content } from './content.ts';
import { NAME_ID, nameErrors } from './name-field.ts';
import { useBeginAnew } from './use-begin-anew.ts';

/** Puts one's own vault behind a PIN. Its rows are sealed at the next opening, when no page writes to it. */
export function SetPin() {
  const { vault } = useStore();
  const person = useWard()?.person;
  const beginAnew = useBeginAnew();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState(NO_PIN);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const words = content.shared.set;

  async function set(): Promise<void> {
    const called = person?.name ?? name.trim();
    const { lock } = await makeLock({ pin: chosen.pin, name: called }, random);
    await writeLock(vault.db, lock);
    if (person === undefined) addPeople(localStorage, [{ name: called, database: FIRST_VAULT, lock }], random);
    else editPerson(localStorage, person.id, (one) => ({ ...one, lock }));
    await beginAnew();
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const unnamed = person === undefined ? nameErrors(name, readPeople(localStorage).people) : [];
    const found = [...unnamed, ...pinErrors(chosen)];
    setErrors(found);
    setAttempt((before) => before + 1);
    if (found.length > 0) return;
    await set().catch(() => setErrors([{ id: NAME_ID, message: content.shared.failed }]));
  }

  return (
    <section className="d-section">
      <h2>{words.title}</h2>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {errors.length > 0 && <ErrorSummary errors={errors} attempt={attempt} />}
        {person === undefined && (
          <TextField
            {...{ id: NAME_ID, label: content.anew.name, hint: content.anew.nameHint, labelSize: 'small' }}
            {...{ width: 'medium', value: name, onChange: setName }}
            error={errors.find(({ id }) => id === NAME_ID)?.message}
          />
        )}
        <ChoosePin value={chosen} onChange={setChosen} errors={errors} />
        <p>{words.next}</p>
        <Button type="submit">{words.go}</Button>
      </form>
    </section>
  );
}
