import { Field, type FieldProps } from './field.tsx';

export interface FileFieldProps extends FieldProps {
  /** Which files the browser offers: `.json,application/json`. */
  accept: string;
  onFile(file: File): void;
}

/** One file from this device. Choosing the same one again counts as choosing. */
export function FileField({ accept, onFile, ...field }: FileFieldProps) {
  return (
    <Field labelSize="small" {...field}>
      {(attributes) => (
        <input
          {...attributes}
          className="d-input"
          type="file"
          accept={accept}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file !== undefined) onFile(file);
          }}
          onClick={({ currentTarget }) => {
            currentTarget.value = '';
          }}
        />
      )}
    </Field>
  );
}
