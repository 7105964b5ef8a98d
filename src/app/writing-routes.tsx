import { Route, Routes } from 'react-router';
import { NotFoundPage } from './not-found-page.tsx';
import { routesOf } from './routes-of.tsx';
import { WritingGate } from './writing-gate.tsx';
import { WRITING } from './writing-pages.ts';

/** The pages that write, and what stands where there is none. */
export function WritingRoutes() {
  return (
    <Routes>
      <Route element={<WritingGate />}>{routesOf(WRITING)}</Route>
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
