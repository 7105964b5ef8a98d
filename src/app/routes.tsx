import { type ComponentType, lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { HomePage } from '../features/home/home-page.tsx';
import { Loading } from '../ui/content/loading.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { WritingGate } from './writing-gate.tsx';

/** A page whose code comes when it is first needed; offline it comes from the service worker's copy. */
const page = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }));

type Pages = Record<string, ComponentType>;

const ProjectPage = page(() => import('../features/read-project/project-page.tsx').then((m) => m.ProjectPage));

const READING: Pages = {
  '/': HomePage,
  '/projects': page(() => import('../features/find/find-page.tsx').then((m) => m.FindPage)),
  '/projects/:id': ProjectPage,
  '/projects/:id/versions/:version': ProjectPage,
  '/help': page(() => import('../features/help/help-page.tsx').then((m) => m.HelpPage)),
  '/help/install': page(() => import('../features/help/install-page.tsx').then((m) => m.InstallPage)),
  '/help/keeping-work-safe': page(() =>
    import('../features/help/keeping-work-safe-page.tsx').then((m) => m.KeepingWorkSafePage),
  ),
  '/help/words': page(() => import('../features/help/words-page.tsx').then((m) => m.WordsPage)),
};

const WRITING: Pages = {
  '/record': page(() => import('../features/working-copy/record/record-page.tsx').then((m) => m.RecordPage)),
  '/work': page(() => import('../features/your-work/your-work-page.tsx').then((m) => m.YourWorkPage)),
  '/where-is-my-work': page(() =>
    import('../features/where-is-my-work/where-is-my-work-page.tsx').then((m) => m.WhereIsMyWorkPage),
  ),
  '/join': page(() => import('../features/join/join-page.tsx').then((m) => m.JoinPage)),
  '/desk': page(() => import('../features/desk/desks-page.tsx').then((m) => m.DesksPage)),
  '/desk/:desk': page(() => import('../features/desk/desk-page.tsx').then((m) => m.DeskPage)),
  '/desk/:desk/:submission': page(() => import('../features/desk/submission-page.tsx').then((m) => m.SubmissionPage)),
};

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
