import type { ComponentType } from 'react';
import { type Pages, page } from './page.ts';

const working = (load: () => Promise<ComponentType>, path = '') => ({ [`/work/:project${path}`]: page(load) });

const WORKING_COPY: Pages = {
  ...working(() => import('../features/working-copy/task-list/task-list-page.tsx').then((m) => m.TaskListPage)),
  ...working(() => import('../features/working-copy/sections/problem-page.tsx').then((m) => m.ProblemPage), '/problem'),
  ...working(() => import('../features/working-copy/sections/aim-page.tsx').then((m) => m.AimPage), '/aim'),
  ...working(() => import('../features/working-copy/sections/team-page.tsx').then((m) => m.TeamPage), '/team'),
  ...working(() => import('../features/working-copy/sections/details-page.tsx').then((m) => m.DetailsPage), '/details'),
  ...working(
    () => import('../features/working-copy/sections/learning-page.tsx').then((m) => m.LearningPage),
    '/learning',
  ),
  ...working(() => import('../features/working-copy/cycle/cycles-page.tsx').then((m) => m.CyclesPage), '/cycles'),
  ...working(
    () => import('../features/working-copy/cycle/cycle-page.tsx').then((m) => m.CyclePage),
    '/cycles/:cycle/:part',
  ),
  ...working(
    () => import('../features/working-copy/measures/measures-page.tsx').then((m) => m.MeasuresPage),
    '/measures',
  ),
  ...working(
    () => import('../features/working-copy/measures/measure-page.tsx').then((m) => m.MeasurePage),
    '/measures/:measure',
  ),
  ...working(() => import('../features/working-copy/people/people-page.tsx').then((m) => m.PeoplePage), '/people'),
  ...working(() => import('../features/working-copy/people/leave-page.tsx').then((m) => m.LeavePage), '/people/leave'),
  ...working(
    () => import('../features/working-copy/people/person-page.tsx').then((m) => m.PersonPage),
    '/people/:person',
  ),
  ...working(
    () => import('../features/working-copy/publish/tell-others-page.tsx').then((m) => m.TellOthersPage),
    '/tell-others',
  ),
  ...working(
    () => import('../features/working-copy/publish/check-answers-page.tsx').then((m) => m.CheckAnswersPage),
    '/publish',
  ),
  ...working(() => import('../features/working-copy/history/changes-page.tsx').then((m) => m.ChangesPage), '/history'),
  ...working(
    () => import('../features/working-copy/history/changes-page.tsx').then((m) => m.ChangesPage),
    '/history/:record',
  ),
  ...working(
    () => import('../features/working-copy/history/field-history-page.tsx').then((m) => m.FieldHistoryPage),
    '/history/:record/:field',
  ),
  ...working(
    () => import('../features/working-copy/history/take-out-page.tsx').then((m) => m.TakeOutPage),
    '/history/:record/:field/take-out/:mid',
  ),
  ...working(
    () => import('../features/working-copy/publish/withdraw-page.tsx').then((m) => m.WithdrawPage),
    '/withdraw',
  ),
  ...working(() => import('../features/working-copy/publish/asked-page.tsx').then((m) => m.AskedPage), '/asked'),
};

/** Pages that need keys: behind the gate that explains itself on plain http. */
export const WRITING: Pages = {
  ...WORKING_COPY,
  '/record': page(() => import('../features/working-copy/record/record-page.tsx').then((m) => m.RecordPage)),
  '/work': page(() => import('../features/your-work/your-work-page.tsx').then((m) => m.YourWorkPage)),
  '/where-is-my-work': page(() =>
    import('../features/where-is-my-work/where-is-my-work-page.tsx').then((m) => m.WhereIsMyWorkPage),
  ),
  '/lost-work': page(() => import('../features/lost-work/lost-work-page.tsx').then((m) => m.LostWorkPage)),
  '/you': page(() => import('../features/working-copy/publish/you-page.tsx').then((m) => m.YouPage)),
  '/you/public': page(() => import('../features/who-is-who/public-profile-page.tsx').then((m) => m.PublicProfilePage)),
  '/you/email': page(() => import('../features/email/email-page.tsx').then((m) => m.CheckEmailPage)),
  '/devices/email': page(() => import('../features/email/email-page.tsx').then((m) => m.JoinByEmailPage)),
  '/you/forget': page(() => import('../features/who-is-who/forget-page.tsx').then((m) => m.ForgetPage)),
  '/people': page(() => import('../features/who-is-who/people-page.tsx').then((m) => m.WhoIsWhoPage)),
  '/devices': page(() => import('../features/devices/device-page.tsx').then((m) => m.DevicePage)),
  '/devices/code': page(() => import('../features/devices/code-page.tsx').then((m) => m.CodePage)),
  '/shared-computer': page(() =>
    import('../features/shared-computer/shared-computer-page.tsx').then((m) => m.SharedComputerPage),
  ),
  '/shared-computer/remove-me': page(() =>
    import('../features/shared-computer/remove-me-page.tsx').then((m) => m.RemoveMePage),
  ),
  '/hand-over': page(() => import('../features/shared-computer/hand-over-page.tsx').then((m) => m.HandOverPage)),
  '/join': page(() => import('../features/join/join-page.tsx').then((m) => m.JoinPage)),
  '/projects/:id/report': page(() => import('../features/report/report-page.tsx').then((m) => m.ReportPage)),
  '/reports': page(() => import('../features/report/report-page.tsx').then((m) => m.MyReportsPage)),
  '/desk': page(() => import('../features/desk/desks-page.tsx').then((m) => m.DesksPage)),
  '/desk/:desk': page(() => import('../features/desk/desk-page.tsx').then((m) => m.DeskPage)),
  '/desk/:desk/moderators': page(() => import('../features/desk/moderators-page.tsx').then((m) => m.ModeratorsPage)),
  '/desk/:desk/log': page(() => import('../features/desk/log-page.tsx').then((m) => m.LogPage)),
  '/desk/:desk/report/:report': page(() => import('../features/desk/report-page.tsx').then((m) => m.DeskReportPage)),
  '/desk/:desk/:submission/take-out': page(() =>
    import('../features/desk/take-out-page.tsx').then((m) => m.TakeOutPage),
  ),
  '/desk/:desk/project/:project/take-out': page(() =>
    import('../features/desk/take-out-page.tsx').then((m) => m.TakeOutAnyPage),
  ),
  '/desk/:desk/:submission': page(() => import('../features/desk/submission-page.tsx').then((m) => m.SubmissionPage)),
};
