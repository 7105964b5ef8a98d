import type { ReactNode } from 'react';
import { PageTitle } from '../shell/page-title.tsx';

/** The end of a journey, in place of the `PageTitle`: what was done. What happens next stands under it. */
export function ConfirmationPanel({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="d-panel">
      <PageTitle title={title} isEnd />
      {children}
    </div>
  );
}
