import { Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { Loading } from '../ui/content/loading.tsx';
import { OtherPages, READING } from './pages.ts';
import { routesOf } from './routes-of.tsx';

/** Every page by its address. */
export function AppRoutes() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        {routesOf(READING)}
        <Route path="*" element={<OtherPages />} />
      </Routes>
    </Suspense>
  );
}
