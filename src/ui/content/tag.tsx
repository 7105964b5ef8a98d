import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';

/** A short word in a frame, with a sign so that the colour is never alone. */
export function Tag({ look, sign, children }: { look?: string; sign?: string | undefined; children: ReactNode }) {
  return (
    <span className={classNames('d-tag', look !== undefined && `d-tag--${look}`)}>
      {sign !== undefined && <span aria-hidden="true">{sign}</span>}
      {children}
    </span>
  );
}
