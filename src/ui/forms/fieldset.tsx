import { Legend, Fieldset as NhsukFieldset } from 'nhsuk-react-components';
import type { ReactNode } from 'react';

export interface FieldsetProps {
  legend: string;
  hint?: ReactNode;
  id?: string;
  children: ReactNode;
}

/** Fields that answer one question together. */
export function Fieldset({ legend, hint, id, children }: FieldsetProps) {
  return (
    <NhsukFieldset className="d-fieldset" id={id}>
      <Legend>{legend}</Legend>
      {hint !== undefined && <p className="d-soft">{hint}</p>}
      {children}
    </NhsukFieldset>
  );
}
