import { type FormEvent, useState } from 'react';
import { random } from '../../platform/world.ts';
import type { TextStorage } from '../../store/journal.ts';
import { makeLock } from '../../store/lock/lock.ts';
import { addPeople, type PersonHere, readPeople } from '../../store/people-here.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { ChoiceField } from '../../ui/forms/choice-field.tsx';
import { ErrorSummary, type FieldError } from '../../ui/forms/error-summary.tsx';
import { TextField } from '../../ui/forms/text-field.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { ChoosePin, NO_PIN, pinErrors } from './choose-pin.tsx';
import { content } from './content.ts';
import { NAME_ID, nameErrors } from './name-field.ts';

export interface NewPersonScreenProps {
  storage: TextStorage;
  onMade: (person: PersonHere) => void;
  onBack: () => void;
}

/** A place of one's own on this computer, behind a PIN or not. What is made behind one is sealed from its first row on. */
export function NewPersonScreen({ storage, onMade, onBack }: NewPersonScreenProps) {
  const [name, setName] = useState('');
  const [withPin, setWithPin] = useState<'yes' | 'no'>('yes');
  const [chosen, setChosen] = useState(NO_PIN);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const words = content.anew;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = [...nameErrors(name, readPeople(storage).people), ...(withPin === 'yes' ? pinErrors(chosen) : [])];
    setErrors(found);
    setAttempt((before) => before + 1);
    if (found.length > 0) return;
    try {
      const called = name.trim();
      const lock = withPin === 'yes' ? (await makeLock({ pin: chosen.pin, name: called }, random)).lock : undefined;
      const [person] = addPeople(storage, [{ name: called, ...(lock !== undefined && { lock }) }], random);
      if (person !== undefined) onMade(person);
    } catch {
      setErrors([{ id: NAME_ID, message: words.failed }]);
    }
  }

  return (
    <Page width="reading">
      <form onSubmit={(event) => void submit(event)} noValidate>
        {errors.length > 0 && <ErrorSummary errors={errors} attempt={attempt} />}
        <PageTitle title={words.title} invalid={errors.length > 0} isEnd />
        <p className="d-lead">{words.lead}</p>
        <TextField
          {...{ id: NAME_ID, label: words.name, hint: words.nameHint, labelSize: 'small', width: 'medium' }}
          error={errors.find(({ id }) => id === NAME_ID)?.message}
          value={name}
          onChange={setName}
        />
        <ChoiceField
          {...{ id: 'with-pin', label: words.pin.label, labelSize: 'small' }}
          choices={[
            { value: 'yes', label: words.pin.yes, hint: words.pin.yesHint },
            { value: 'no', label: words.pin.no, hint: words.pin.noHint },
          ]}
          value={withPin}
          onChange={setWithPin}
        />
        {withPin === 'yes' && <ChoosePin value={chosen} onChange={setChosen} errors={errors} />}
        <ButtonRow>
          <Button type="submit">{words.go}</Button>
          <Button look="secondary" onClick={onBack}>
            {content.back}
          </Button>
        </ButtonRow>
      </form>
    </Page>
  );
}
