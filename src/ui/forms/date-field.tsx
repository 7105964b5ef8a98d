import { TextField, type TextFieldProps } from './text-field.tsx';

export interface DateFieldProps
  extends Omit<TextFieldProps, 'type' | 'inputMode' | 'width' | 'spellCheck' | 'autoComplete' | 'unit'> {
  /** How the date was understood, told under the field: "6 August 2018". Absent until it can be read. */
  readAs?: string | undefined;
}

/** A date in one field, as people write it. Reading it is the caller's. */
export function DateField({ readAs, hint = 'For example, 6 Aug 2018', after, ...props }: DateFieldProps) {
  const told = (
    <>
      <span role="status">{readAs !== undefined && <span className="d-soft d-small">This is {readAs}</span>}</span>
      {after}
    </>
  );
  return <TextField {...props} hint={hint} after={told} width="medium" spellCheck={false} />;
}
