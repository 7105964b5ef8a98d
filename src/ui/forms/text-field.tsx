import type { HTMLInputAutoCompleteAttribute } from 'react';
import { classNames } from '../class-names.ts';
import { Field, type FieldProps } from './field.tsx';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'url' | 'tel' | 'password';
  /** As wide as what belongs in it: a hint without words. */
  width?: 'full' | 'medium' | 'narrow';
  inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'url';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  spellCheck?: boolean;
  placeholder?: string;
  /** After the control, read with it: "%", "minutes". */
  unit?: string | undefined;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, width = 'full', type = 'text', autoComplete = 'off', unit } = props;
  return (
    <Field {...props}>
      {(attributes) => {
        const control = (
          <input
            {...attributes}
            className={classNames('d-input', width !== 'full' && `d-input--${width}`)}
            type={type}
            dir="auto"
            value={value}
            inputMode={props.inputMode}
            autoComplete={autoComplete}
            spellCheck={props.spellCheck}
            placeholder={props.placeholder}
            aria-label={unit === undefined ? undefined : `${props.label} (${unit})`}
            onChange={(event) => onChange(event.target.value)}
          />
        );
        if (unit === undefined) return control;
        return (
          <div className="d-input-with-unit">
            {control}
            <span aria-hidden="true">{unit}</span>
          </div>
        );
      }}
    </Field>
  );
}
