import type { ReactNode } from 'react';

/** Something to know, set off from the text. */
export function InsetNote({ children }: { children: ReactNode }) {
  return <div className="d-inset">{children}</div>;
}
