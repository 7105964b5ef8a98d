import { pinFault, pinOf } from '../../domain/pin/pin.ts';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { CheckList } from '../../ui/forms/check-list.tsx';
import type { FieldError } from '../../ui/forms/error-summary.tsx';
import { TextField } from '../../ui/forms/text-field.tsx';
import { content } from './content.ts';

export type ChosenPin = { pin: string; again: string; understood: boolean };
export const NO_PIN: ChosenPin = { pin: '', again: '', understood: false };

const IDS = { pin: 'new-pin', again: 'new-pin-again', understood: 'understood' } as const;

/** What is wrong with a PIN that somebody chose, at which field. */
export function pinErrors({ pin, again, understood }: ChosenPin): FieldError[] {
  const words = content.choose;
  const fault = pinFault(pin);
  const errors: FieldError[] = [];
  if (fault !== undefined) errors.push({ id: IDS.pin, message: words.faults[fault] });
  else if (pinOf(pin) !== pinOf(again)) errors.push({ id: IDS.again, message: words.different });
  if (!understood) errors.push({ id: IDS.understood, message: words.notUnderstood });
  return errors;
}

export interface ChoosePinProps {
  value: ChosenPin;
  onChange: (value: ChosenPin) => void;
  errors: readonly FieldError[];
}

/** Two fields for a new PIN, and what a forgotten one means, to be confirmed. */
export function ChoosePin({ value, onChange, errors }: ChoosePinProps) {
  const words = content.choose;
  const errorAt = (id: string) => errors.find((error) => error.id === id)?.message;
  return (
    <>
      <TextField
        {...{ id: IDS.pin, label: words.pin, hint: words.hint, error: errorAt(IDS.pin), labelSize: 'small' }}
        {...{ type: 'password', width: 'medium', autoComplete: 'new-password' }}
        value={value.pin}
        onChange={(pin) => onChange({ ...value, pin })}
      />
      <TextField
        {...{ id: IDS.again, label: words.again, error: errorAt(IDS.again), labelSize: 'small' }}
        {...{ type: 'password', width: 'medium', autoComplete: 'new-password' }}
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
      />
      <WarningNote title={words.forget.title} level={2}>
        <ul>
          {words.forget.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </WarningNote>
      <CheckList
        {...{ id: IDS.understood, label: words.what, labelSize: 'small', error: errorAt(IDS.understood) }}
        items={[{ value: 'understood', label: words.understood, checked: value.understood }]}
        onToggle={(_, understood) => onChange({ ...value, understood })}
      />
    </>
  );
}
