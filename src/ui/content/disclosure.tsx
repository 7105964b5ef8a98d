import { type ReactNode, useState } from 'react';

export interface DisclosureProps {
  summary: string;
  children: ReactNode;
  /** Whether it is open at first; afterwards the reader decides. */
  open?: boolean;
}

/** Something for those who want it. Its content is printed whether it is open or not. */
export function Disclosure({ summary, children, open = false }: DisclosureProps) {
  const [atFirst] = useState(open);
  return (
    <details className="d-details" open={atFirst}>
      <summary className="d-details__summary">
        <span className="d-details__text">{summary}</span>
      </summary>
      <div className="d-details__body">{children}</div>
    </details>
  );
}
