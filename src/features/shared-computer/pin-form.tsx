import { type FormEvent, useEffect, useState } from 'react';
import { waitMs } from '../../store/lock/tries.ts';
import type { Tried } from '../../store/lock/try-pin.ts';
import type { PersonHere } from '../../store/people-here.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ErrorSummary } from '../../ui/forms/error-summary.tsx';
import { TextField } from '../../ui/forms/text-field.tsx';
import { content, waitWords } from './content.ts';

export interface PinFormProps {
  id: string;
  person: PersonHere;
  now: () => number;
  label: string;
  hint?: string;
  button: string;
  /** Undefined where nothing had to be tried. */
  onTry: (pin: string) => Promise<(Pick<Tried<unknown>, 'at'> & { waitMs?: number }) | undefined>;
}

/** Asks for somebody's PIN, says when it is wrong, and how long must be waited then. What is typed is never kept. */
export function PinForm({ id, person, now, label, hint, button, onTry }: PinFormProps) {
  const [pin, setPin] = useState('');
  const [error, setError] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [until, setUntil] = useState(() => now() + waitMs(person.tries, now()));
  const left = useLeft(until, now);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy || left > 0) return;
    setAttempt((before) => before + 1);
    if (pin.trim() === '') return setError(content.pin.empty);
    setError(undefined);
    setBusy(true);
    try {
      const tried = await onTry(pin);
      if (tried !== undefined && tried.at !== 'opened') {
        setUntil(now() + (tried.waitMs ?? 0));
        setError(content.pin.wrong);
      }
    } catch {
      setError(content.pin.trouble);
    }
    setPin('');
    setBusy(false);
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {error !== undefined && <ErrorSummary errors={[{ id, message: error }]} attempt={attempt} />}
      <TextField
        id={id}
        label={label}
        hint={hint}
        error={error}
        type="password"
        width="medium"
        value={pin}
        onChange={setPin}
      />
      <p role="status">
        {busy ? content.pin.opening : left > 0 ? `${content.pin.wait(waitWords(left))}. ${content.pin.waitWhy}` : ''}
      </p>
      <Button type="submit" disabled={busy || left > 0}>
        {button}
      </Button>
    </form>
  );
}

/** How long until a moment, told again each second. In milliseconds. */
function useLeft(until: number, now: () => number): number {
  const [left, setLeft] = useState(() => Math.max(0, until - now()));
  useEffect(() => {
    setLeft(Math.max(0, until - now()));
    const timer = setInterval(() => setLeft(Math.max(0, until - now())), 1_000);
    return () => clearInterval(timer);
  }, [until, now]);
  return left;
}
