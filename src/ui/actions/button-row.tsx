import type { ReactNode } from 'react';

/** Buttons beside one another, under one another where there is no room. The main one comes first. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="d-button-row">{children}</div>;
}
