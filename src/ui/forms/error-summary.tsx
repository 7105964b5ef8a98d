import { type MouseEvent, useEffect, useRef } from 'react';

export interface FieldError {
  /** The id of the field. */
  id: string;
  /** The same words as at the field. */
  message: string;
}

export interface ErrorSummaryProps {
  errors: readonly FieldError[];
  title?: string;
  /** Counts the tries to submit: another try with errors takes the focus again. */
  attempt?: number;
}

/** On top of a form that was submitted with errors. Takes the focus; each line leads to its field. */
export function ErrorSummary({ errors, title = 'There is a problem', attempt = 1 }: ErrorSummaryProps) {
  const summary = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is what takes the focus again
  useEffect(() => summary.current?.focus(), [attempt]);
  return (
    <div className="nhsuk-error-summary" ref={summary} tabIndex={-1}>
      <div role="alert">
        <h2 className="nhsuk-error-summary__title">{title}</h2>
        <ul className="nhsuk-error-summary__list">
          {errors.map(({ id, message }) => (
            <li key={`${id} ${message}`}>
              <a href={`#${id}`} onClick={(event) => goToField(event, id)}>
                {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function goToField(event: MouseEvent, id: string) {
  const field = document.getElementById(id);
  if (field === null) return;
  // The router would take a change of the hash for a change of page.
  event.preventDefault();
  const question = field.closest('.d-field') ?? field;
  field.focus({ preventScroll: true });
  question.scrollIntoView?.({ block: 'start' });
}
