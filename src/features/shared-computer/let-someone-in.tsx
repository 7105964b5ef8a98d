import { type FormEvent, useState } from 'react';
import { random } from '../../platform/world.ts';
import { addPeople } from '../../store/people-here.ts';
import { FIRST_VAULT } from '../../store/vault-db.ts';
import { useWard } from '../../store/ward-context.tsx';
import { Button } from '../../ui/actions/button.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { ErrorSummary, type FieldError } from '../../ui/forms/error-summary.tsx';
import { TextField } from '../../ui/forms/text-field.tsx';
import { content } from './content.ts';
import { nameErrors } from './name-field.ts';
import { useBeginAnew } from './use-begin-anew.ts';

/** The second person finds their own way in at "Who is working here?"; the first needs a name for it. */
export function LetSomeoneIn() {
  const person = useWard()?.person;
  const words = content.shared.add;
  return (
    <section className="d-section">
      <h2>{words.title}</h2>
      {person === undefined ? (
        <NameYourself />
      ) : (
        <>
          <p>{words.text2}</p>
          <LinkButton look="secondary" to="/hand-over">
            {content.bar.handOver}
          </LinkButton>
        </>
      )}
    </section>
  );
}

const FIELD = 'name-to-share';

function NameYourself() {
  const beginAnew = useBeginAnew();
  const [name, setName] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const words = content.shared.add;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = nameErrors(name, []).map(({ message }) => ({ id: FIELD, message }));
    setErrors(found);
    setAttempt((before) => before + 1);
    if (found.length > 0) return;
    try {
      addPeople(localStorage, [{ name: name.trim(), database: FIRST_VAULT }], random);
      await beginAnew();
    } catch {
      setErrors([{ id: FIELD, message: content.anew.failed }]);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p>{words.text}</p>
      {errors.length > 0 && <ErrorSummary errors={errors} attempt={attempt} />}
      <TextField
        {...{ id: FIELD, label: content.anew.name, hint: content.anew.nameHint, labelSize: 'small' }}
        {...{ width: 'medium', value: name, onChange: setName, error: errors[0]?.message }}
      />
      <Button type="submit" look="secondary">
        {words.go}
      </Button>
    </form>
  );
}
