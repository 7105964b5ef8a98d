import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { ErrorBoundary } from '../../ui/content/error-boundary.tsx';
import { Shell } from '../../ui/shell/shell.tsx';

/** What stands around a screen while nobody's vault is open. Its router leaves the address as it is, for when somebody's is. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <MemoryRouter>
      <Shell nav={[]} footer={null}>
        <ErrorBoundary>{children}</ErrorBoundary>
      </Shell>
    </MemoryRouter>
  );
}
