import type { ReactNode } from 'react';
import { TextField } from '../../../ui/forms/text-field.tsx';
import { useReported } from '../fields/form-check.ts';
import { content } from './content.ts';

const LONGEST = 200;

export interface TitleFieldProps {
  value: string;
  onChange: (title: string) => void;
  warning: string | undefined;
  after: ReactNode;
}

/** The one thing that a project needs. */
export function TitleField({ value, onChange, warning, after }: TitleFieldProps) {
  const { label, hint, needed, tooLong } = content.start.name;
  const length = value.trim().length;
  const problem = length === 0 ? needed : length > LONGEST ? tooLong : undefined;
  const tried = useReported('title', problem);
  return (
    <TextField
      id="title"
      label={label}
      hint={hint}
      error={tried ? problem : undefined}
      warning={warning}
      after={after}
      value={value}
      onChange={onChange}
    />
  );
}
