import { ErrorMessage, Fieldset, HintText, Legend } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { controlAttributes, errorId, type FieldProps, hintId, warningId } from './field.tsx';
import { FieldWarning } from './field-warning.tsx';

/** The legend, hint, error and warning around radios or checkboxes. */
export function ChoiceGroup(props: FieldProps & { children: ReactNode }) {
  const { id, label, hint, error, warning, labelSize = 'large', children } = props;
  return (
    <div className={classNames('d-field', error !== undefined && 'd-field--error')}>
      <Fieldset aria-describedby={controlAttributes(props)['aria-describedby']}>
        <Legend {...(labelSize === 'small' && { size: 's' as const })}>{label}</Legend>
        <HintText id={hintId(id)}>{hint}</HintText>
        <ErrorMessage id={errorId(id)}>{error}</ErrorMessage>
        {children}
      </Fieldset>
      <FieldWarning id={warningId(id)}>{warning}</FieldWarning>
      {props.after !== undefined && <div className="d-field__after">{props.after}</div>}
    </div>
  );
}

export interface Choice<Value extends string = string> {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
}

/** The first control carries the field's own id, so that an error summary's link lands on it. */
export const choiceId = (id: string, index: number) => (index === 0 ? id : `${id}-${index + 1}`);
