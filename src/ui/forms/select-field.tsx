import { Field, type FieldProps } from './field.tsx';

export interface SelectFieldProps<Value extends string> extends FieldProps {
  options: readonly { value: Value; label: string }[];
  value: Value | undefined;
  /** `undefined` when one goes back to the empty first line. */
  onChange: (value: Value | undefined) => void;
  emptyLabel?: string;
}

/** One of many short ones. For a few use `ChoiceField`, for hundreds `SuggestField`. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { options, value, onChange, emptyLabel = 'Choose one' } = props;
  return (
    <Field {...props}>
      {(attributes) => (
        <select
          {...attributes}
          className="d-input d-input--select"
          value={value ?? ''}
          onChange={(event) => onChange(options.find((option) => option.value === event.target.value)?.value)}
        >
          <option value="">{emptyLabel}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
