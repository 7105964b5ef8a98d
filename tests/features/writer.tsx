import { configure, render, screen } from '@testing-library/react';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import { onTestFinished } from 'vitest';
import { DeskPage } from '../../src/features/desk/desk-page.tsx';
import { LogPage } from '../../src/features/desk/log-page.tsx';
import { ModeratorsPage } from '../../src/features/desk/moderators-page.tsx';
import { DeskReportPage } from '../../src/features/desk/report-page.tsx';
import { SubmissionPage } from '../../src/features/desk/submission-page.tsx';
import { CodePage } from '../../src/features/devices/code-page.tsx';
import { DevicePage } from '../../src/features/devices/device-page.tsx';
import { JoinPage } from '../../src/features/join/join-page.tsx';
import { MyReportsPage, ReportPage } from '../../src/features/report/report-page.tsx';
import { ConnectionBand } from '../../src/features/where-is-my-work/connection-band.tsx';
import { WhereIsMyWorkPage } from '../../src/features/where-is-my-work/where-is-my-work-page.tsx';
import { CyclePage } from '../../src/features/working-copy/cycle/cycle-page.tsx';
import { CyclesPage } from '../../src/features/working-copy/cycle/cycles-page.tsx';
import { ChangesPage } from '../../src/features/working-copy/history/changes-page.tsx';
import { FieldHistoryPage } from '../../src/features/working-copy/history/field-history-page.tsx';
import { TakeOutPage } from '../../src/features/working-copy/history/take-out-page.tsx';
import { MeasurePage } from '../../src/features/working-copy/measures/measure-page.tsx';
import { LeavePage } from '../../src/features/working-copy/people/leave-page.tsx';
import { PeoplePage } from '../../src/features/working-copy/people/people-page.tsx';
import { PersonPage } from '../../src/features/working-copy/people/person-page.tsx';
import { AskedPage } from '../../src/features/working-copy/publish/asked-page.tsx';
import { CheckAnswersPage } from '../../src/features/working-copy/publish/check-answers-page.tsx';
import { TellOthersPage } from '../../src/features/working-copy/publish/tell-others-page.tsx';
import { WithdrawPage } from '../../src/features/working-copy/publish/withdraw-page.tsx';
import { RecordPage } from '../../src/features/working-copy/record/record-page.tsx';
import { AimPage } from '../../src/features/working-copy/sections/aim-page.tsx';
import { DetailsPage } from '../../src/features/working-copy/sections/details-page.tsx';
import { LearningPage } from '../../src/features/working-copy/sections/learning-page.tsx';
import { ProblemPage } from '../../src/features/working-copy/sections/problem-page.tsx';
import { TeamPage } from '../../src/features/working-copy/sections/team-page.tsx';
import { TaskListPage } from '../../src/features/working-copy/task-list/task-list-page.tsx';
import { YourWorkPage } from '../../src/features/your-work/your-work-page.tsx';
import { SearchContext } from '../../src/search/use-search.tsx';
import { ArchiveDb } from '../../src/store/archive-db.ts';
import { createAutosave } from '../../src/store/autosave.ts';
import { StoreContext } from '../../src/store/store-context.tsx';
import type { Vault } from '../../src/store/vault.ts';
import { createSyncEngine } from '../../src/sync/engine.ts';
import { type Sync, SyncContext } from '../../src/sync/sync-context.tsx';
import { createTransport, type Fetch } from '../../src/sync/transport.ts';
import { workRound } from '../../src/sync/work-round.ts';
import { Page } from '../../src/ui/shell/page.tsx';
import { testVault } from '../store/test-vault.ts';

configure({ asyncUtilTimeout: 10_000 });

const PAGES = {
  '/record': RecordPage,
  '/work': YourWorkPage,
  '/work/:project': TaskListPage,
  '/work/:project/problem': ProblemPage,
  '/work/:project/aim': AimPage,
  '/work/:project/team': TeamPage,
  '/work/:project/details': DetailsPage,
  '/work/:project/learning': LearningPage,
  '/work/:project/cycles': CyclesPage,
  '/work/:project/cycles/:cycle/:part': CyclePage,
  '/work/:project/measures/:measure': MeasurePage,
  '/work/:project/history': ChangesPage,
  '/work/:project/history/:record': ChangesPage,
  '/work/:project/history/:record/:field': FieldHistoryPage,
  '/work/:project/history/:record/:field/take-out/:mid': TakeOutPage,
  '/work/:project/withdraw': WithdrawPage,
  '/work/:project/people': PeoplePage,
  '/work/:project/people/leave': LeavePage,
  '/work/:project/people/:person': PersonPage,
  '/work/:project/tell-others': TellOthersPage,
  '/work/:project/publish': CheckAnswersPage,
  '/work/:project/asked': AskedPage,
  '/where-is-my-work': WhereIsMyWorkPage,
  '/desk/:desk': DeskPage,
  '/projects/:id/report': ReportPage,
  '/reports': MyReportsPage,
  '/desk/:desk/moderators': ModeratorsPage,
  '/desk/:desk/log': LogPage,
  '/desk/:desk/report/:report': DeskReportPage,
  '/desk/:desk/:submission': SubmissionPage,
  '/devices': DevicePage,
  '/devices/code': CodePage,
  '/join': JoinPage,
};

const NO_SERVER: Fetch = () => Promise.reject(new TypeError('the server is dead'));

let archives = 0;

/** Somebody who writes on a device of their own, with the real pages, store and engine, and a network that a test replaces. */
export function openWriter({ fetch = NO_SERVER }: { fetch?: Fetch } = {}) {
  const vault = testVault();
  archives += 1;
  const archive = new ArchiveDb(`writer-archive-${archives}`);
  onTestFinished(() => {
    vault.db.close();
    archive.close();
  });
  const now = () => vault.clock.now();
  const keys = async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    return { privateKey: pair.privateKey, publicKey: 'B'.repeat(87) };
  };
  const transport = createTransport({ ...{ fetch, now, keys }, random: vault.random });
  const engine = createSyncEngine({
    ...{ vault, archive, transport, fetch, now },
    mayTalk: async () => true,
    round: workRound,
    chance: () => 1,
    after: () => () => undefined,
    alone: (work) => work().then(() => true),
  });
  const sync = { engine, transport };
  return { vault, engine, sync, open: pagesOn({ vault, archive, sync }) };
}

/** The pages of a device: each is opened as after a reload, and of what was before, only what is on the disk is left. */
export function pagesOn({ vault, archive, sync }: { vault: Vault; archive: ArchiveDb; sync: Sync }) {
  return (path: string) => {
    const autosave = createAutosave(vault, soon);
    const router = createMemoryRouter(
      [
        {
          Component: Around,
          children: [
            ...Object.entries(PAGES).map(([page, Component]) => ({ path: page, Component })),
            { path: '*', element: <Page>Another page</Page> },
          ],
        },
      ],
      { initialEntries: [path] },
    );
    const { unmount } = render(
      <StoreContext value={{ vault, archive, autosave }}>
        <SyncContext value={sync}>
          <SearchContext value={undefined}>
            <RouterProvider router={router} />
          </SearchContext>
        </SyncContext>
      </StoreContext>,
    );
    return { address: () => router.state.location.pathname + router.state.location.hash, close: unmount, autosave };
  };
}

function Around() {
  return (
    <>
      <ConnectionBand />
      <Outlet />
    </>
  );
}

function soon(_: number, run: () => void): () => void {
  const timer = setTimeout(run, 0);
  return () => clearTimeout(timer);
}

export const field = (name: string | RegExp) => screen.findByRole<HTMLInputElement>('textbox', { name });
export const button = (name: string | RegExp) => screen.findByRole('button', { name });
/** Where the work of the field with this label is, as it says under it. */
export const savedUnder = async (name: string | RegExp) => {
  const box = (await field(name)).closest('.d-field');
  return box?.querySelector('.d-save-line')?.textContent ?? '';
};
