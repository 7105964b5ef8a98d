import { ErrorMessage, HintText, Label } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { FieldWarning } from './field-warning.tsx';

/** What every field of one control takes. `id` is also its name, and what an `ErrorSummary` links to. */
export interface FieldProps {
  id: string;
  label: string;
  name?: string;
  hint?: ReactNode;
  /** The same words as in the error summary. */
  error?: string | undefined;
  /** A standing notice that may come while one types and forbids nothing. Read out when it comes. */
  warning?: ReactNode;
  /** Under the field, for where its work is: a `WorkState`. */
  after?: ReactNode;
  /** `large` (the default) for one question among few, `small` for one among many. */
  labelSize?: 'large' | 'small';
}

export interface ControlAttributes {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** The label, hint, error and warning around a control, and the attributes that tie them to it. */
export function Field(props: FieldProps & { children: (attributes: ControlAttributes) => ReactNode }) {
  const { id, label, hint, error, warning, labelSize = 'large' } = props;
  return (
    <div className={classNames('d-field', error !== undefined && 'd-field--error')}>
      <Label htmlFor={id} id={`${id}-label`} {...(labelSize === 'small' && { size: 's' as const })}>
        {label}
      </Label>
      <HintText id={hintId(id)}>{hint}</HintText>
      <ErrorMessage id={errorId(id)}>{error}</ErrorMessage>
      {props.children(controlAttributes(props))}
      <FieldWarning id={warningId(id)}>{warning}</FieldWarning>
      {props.after !== undefined && <div className="d-field__after">{props.after}</div>}
    </div>
  );
}

export function controlAttributes({ id, name, hint, error, warning }: FieldProps): ControlAttributes {
  const described = [
    present(hint) && hintId(id),
    error !== undefined && errorId(id),
    present(warning) && warningId(id),
  ];
  const ids = described.filter((part) => part !== false).join(' ');
  return {
    id,
    name: name ?? id,
    'aria-describedby': ids === '' ? undefined : ids,
    'aria-invalid': error === undefined ? undefined : true,
  };
}

export const hintId = (id: string) => `${id}-hint`;
export const errorId = (id: string) => `${id}-error`;
export const warningId = (id: string) => `${id}-warning`;

const present = (content: ReactNode) =>
  content !== undefined && content !== null && content !== false && content !== '';
