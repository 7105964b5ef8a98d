import type { ReactNode } from 'react';

/** Something for those who want it. Its content is printed whether it is open or not. */
export function Disclosure({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="d-details">
      <summary className="d-details__summary">
        <span className="d-details__text">{summary}</span>
      </summary>
      <div className="d-details__body">{children}</div>
    </details>
  );
}
