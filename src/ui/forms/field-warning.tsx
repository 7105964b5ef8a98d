import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';

/** The region is always in the page, empty: a screen reader only tells what changes in one that it knows. */
export function FieldWarning({ id, children }: { id: string; children: ReactNode }) {
  const empty = children === undefined || children === null || children === false || children === '';
  return (
    <div aria-live="polite" id={id}>
      {!empty && (
        <div className="d-warning">
          <Icon name="warning" />
          <div>{children}</div>
        </div>
      )}
    </div>
  );
}
