import { useState } from 'react';
import { RouterProvider } from 'react-router';
import { SearchContext } from '../search/use-search.tsx';
import { StoreContext } from '../store/store-context.tsx';
import { SyncContext } from '../sync/sync-context.tsx';
import { createAppRouter } from './routes.tsx';
import type { Services } from './start-services.ts';

export function App({ services }: { services: Services }) {
  const [router] = useState(createAppRouter);
  return (
    <StoreContext value={services.store}>
      <SyncContext value={services.sync}>
        <SearchContext value={services.search}>
          <RouterProvider router={router} />
        </SearchContext>
      </SyncContext>
    </StoreContext>
  );
}
