import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { HomePage } from '../features/home/home-page.tsx';
import { Layout } from './layout.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { RouteError } from './route-error.tsx';
import { WritingGate } from './writing-gate.tsx';

type Page = () => Promise<ComponentType>;

/** A page whose code comes when it is first needed; offline it comes from the service worker's copy. */
const page = (path: string, load: Page): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
});

const project = () => import('../features/read-project/project-page.tsx').then((m) => m.ProjectPage);
const desk = () => import('../features/desk/desk-page.tsx').then((m) => m.DeskPage);

const reading: RouteObject[] = [
  { index: true, Component: HomePage },
  page('projects', () => import('../features/find/find-page.tsx').then((m) => m.FindPage)),
  page('projects/:id', project),
  page('projects/:id/versions/:version', project),
  page('help', () => import('../features/help/help-page.tsx').then((m) => m.HelpPage)),
  page('help/install', () => import('../features/help/install-page.tsx').then((m) => m.InstallPage)),
  page('help/keeping-work-safe', () =>
    import('../features/help/keeping-work-safe-page.tsx').then((m) => m.KeepingWorkSafePage),
  ),
  page('help/words', () => import('../features/help/words-page.tsx').then((m) => m.WordsPage)),
];

const writing: RouteObject[] = [
  page('record', () => import('../features/working-copy/record/record-page.tsx').then((m) => m.RecordPage)),
  page('work', () => import('../features/your-work/your-work-page.tsx').then((m) => m.YourWorkPage)),
  page('where-is-my-work', () =>
    import('../features/where-is-my-work/where-is-my-work-page.tsx').then((m) => m.WhereIsMyWorkPage),
  ),
  page('join', () => import('../features/join/join-page.tsx').then((m) => m.JoinPage)),
  page('desk', () => import('../features/desk/desks-page.tsx').then((m) => m.DesksPage)),
  page('desk/:desk', desk),
  page('desk/:desk/:submission', () => import('../features/desk/submission-page.tsx').then((m) => m.SubmissionPage)),
];

const NothingYet = () => null;

export const createAppRouter = () =>
  createBrowserRouter([
    {
      Component: Layout,
      ErrorBoundary: RouteError,
      HydrateFallback: NothingYet,
      children: [
        { ErrorBoundary: RouteError, children: reading },
        { Component: WritingGate, ErrorBoundary: RouteError, children: writing },
        { path: '*', Component: NotFoundPage },
      ],
    },
  ]);
