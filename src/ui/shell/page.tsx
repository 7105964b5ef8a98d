import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export interface PageProps {
  /** `reading` keeps lines short: forms, help, one column of text. */
  width?: 'wide' | 'reading';
  children: ReactNode;
}

/** The margins of a page inside the `Shell`. */
export function Page({ width = 'wide', children }: PageProps) {
  return <div className={classNames('d-page', width === 'reading' && 'd-page--reading')}>{children}</div>;
}
