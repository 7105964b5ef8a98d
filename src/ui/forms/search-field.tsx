import { type FormEvent, type ReactNode, useId } from 'react';
import { findIdentifier } from '../../domain/identifiers/stop.ts';
import { FieldWarning } from './field-warning.tsx';

export interface SearchFieldProps {
  id: string;
  label: string;
  /** Show the label. Otherwise only screen readers are told it, and a heading above must say it. */
  labelVisible?: boolean;
  value: string;
  onChange: (value: string) => void;
  /** Enter, or the button. */
  onSubmit: (value: string) => void;
  buttonLabel?: string;
  placeholder?: string;
  hint?: ReactNode;
}

/** The big search box. In a `Hero` it fits itself to the green. */
export function SearchField(props: SearchFieldProps) {
  const { id, label, labelVisible = false, value, onChange, onSubmit, buttonLabel = 'Search', hint } = props;
  const hintId = useId();
  const identifies = findIdentifier(value) !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!identifies) onSubmit(value);
  };
  return (
    <search>
      <form className="d-search" onSubmit={submit}>
        <label className={labelVisible ? 'd-search__label' : 'd-visually-hidden'} htmlFor={id}>
          {label}
        </label>
        {hint !== undefined && (
          <p className="d-small" id={hintId}>
            {hint}
          </p>
        )}
        <div className="d-search__row">
          <input
            className="d-search__input"
            id={id}
            name={id}
            type="search"
            dir="auto"
            value={value}
            placeholder={props.placeholder}
            autoComplete="off"
            enterKeyHint="search"
            aria-describedby={hint === undefined ? undefined : hintId}
            onChange={(event) => onChange(event.target.value)}
          />
          <button className="d-search__button" type="submit">
            {buttonLabel}
          </button>
        </div>
        <FieldWarning id={`${id}-warning`}>
          {identifies
            ? 'This looks like an NHS number. Take it out: search for what was done, never for a patient.'
            : undefined}
        </FieldWarning>
      </form>
    </search>
  );
}
