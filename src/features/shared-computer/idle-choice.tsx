import { useState } from 'react';
import { editPerson, IDLE_MINUTES, type PersonHere, personHere } from '../../store/people-here.ts';
import { ChoiceField } from '../../ui/forms/choice-field.tsx';
import { content } from './content.ts';

const CHOICES = IDLE_MINUTES.map((minutes) => ({
  value: String(minutes),
  label: content.shared.idle.minutes(minutes),
}));

/** After how long without a touch this person's work locks by itself. */
export function IdleChoice({ person }: { person: PersonHere }) {
  const [chosen, setChosen] = useState(() => (personHere(localStorage, person.id) ?? person).idleMinutes);
  const words = content.shared.idle;
  const choose = (value: string) => {
    editPerson(localStorage, person.id, (one) => ({ ...one, idleMinutes: Number(value) }));
    setChosen(Number(value));
  };
  return (
    <section className="d-section">
      <h2>{words.title}</h2>
      <ChoiceField
        {...{ id: 'idle', label: words.label, hint: words.hint, labelSize: 'small', choices: CHOICES }}
        value={String(chosen)}
        onChange={choose}
      />
    </section>
  );
}
