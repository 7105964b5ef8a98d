import type { ReactNode } from 'react';
import { BrowserRouter } from 'react-router';
import { ErrorBoundary } from '../../ui/content/error-boundary.tsx';
import { Shell } from '../../ui/shell/shell.tsx';

/** What stands around a screen while nobody's vault is open. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <BrowserRouter>
      <Shell nav={[]} footer={null}>
        <ErrorBoundary>{children}</ErrorBoundary>
      </Shell>
    </BrowserRouter>
  );
}
