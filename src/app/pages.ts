import { HomePage } from '../features/home/home-page.tsx';
import { type Pages, page } from './page.ts';

const ProjectPage = page(() => import('../features/read-project/project-page.tsx').then((m) => m.ProjectPage));

/** What anybody can read. */
export const READING: Pages = {
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

/** All other addresses. Most visitors only read: that there are so many pages for writing comes with the first of them. */
export const OtherPages = page(() => import('./writing-routes.tsx').then((m) => m.WritingRoutes));
