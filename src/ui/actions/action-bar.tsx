import type { ReactNode } from 'react';
import { ButtonRow } from './button-row.tsx';

/** The last thing in a form's page: its buttons, in reach of the thumb while the form is longer than the window. */
export function ActionBar({ children }: { children: ReactNode }) {
  return (
    <div className="d-action-bar">
      <ButtonRow>{children}</ButtonRow>
    </div>
  );
}
