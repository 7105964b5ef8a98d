import { TextField, type TextFieldProps } from './text-field.tsx';

export type NumberFieldProps = Omit<TextFieldProps, 'type' | 'inputMode' | 'width' | 'spellCheck' | 'autoComplete'>;

/** A number as text, as typed: a number input drops what it cannot read, and changes when one scrolls over it. */
export function NumberField(props: NumberFieldProps) {
  return <TextField {...props} width="narrow" inputMode="decimal" spellCheck={false} />;
}
