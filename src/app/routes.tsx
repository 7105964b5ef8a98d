import { Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { Loading } from '../ui/content/loading.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { type Pages, READING, WRITING } from './pages.ts';
import { WritingGate } from './writing-gate.tsx';

/** Every page by its address. */
export function AppRoutes() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        {routesOf(READING)}
        <Route element={<WritingGate />}>{routesOf(WRITING)}</Route>
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </Suspense>
  );
}

const routesOf = (pages: Pages) =>
  Object.entries(pages).map(([path, Page]) => <Route key={path} path={path} element={<Page />} />);
