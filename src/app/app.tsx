import { BrowserRouter } from 'react-router';
import { StoreAlarm } from '../features/store-trouble/store-alarm.tsx';
import { SearchContext } from '../search/use-search.tsx';
import { MarkerContext } from '../store/marker-context.tsx';
import { StoreContext } from '../store/store-context.tsx';
import { SyncContext } from '../sync/sync-context.tsx';
import { ErrorBoundary } from '../ui/content/error-boundary.tsx';
import { Layout } from './layout.tsx';
import type { Services } from './start-services.ts';

export function App({ services }: { services: Services }) {
  return (
    <StoreContext value={services.store}>
      <SyncContext value={services.sync}>
        <SearchContext value={services.search}>
          <MarkerContext value={services.marker}>
            <BrowserRouter>
              <StoreAlarm />
              <ErrorBoundary>
                <Layout />
              </ErrorBoundary>
            </BrowserRouter>
          </MarkerContext>
        </SearchContext>
      </SyncContext>
    </StoreContext>
  );
}
