import { readFileSync } from 'node:fs';
import { configure, render } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { onTestFinished } from 'vitest';
import { fromDescription } from '../../src/domain/project/described-project.ts';
import { descriptionMatches } from '../../src/domain/project/description-matches.ts';
import type { PublishedContent, PublishedProject } from '../../src/domain/project/published-project.ts';
import { summarise } from '../../src/domain/project/summarise.ts';
import { FindPage } from '../../src/features/find/find-page.tsx';
import { HomePage } from '../../src/features/home/home-page.tsx';
import { ProjectPage } from '../../src/features/read-project/project-page.tsx';
import type { Manifest } from '../../src/protocol/manifest.ts';
import { documentOf } from '../../src/search/document.ts';
import type { SearchClient } from '../../src/search/search-client.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { readSearchable } from '../../src/search/searchable.ts';
import { SearchContext } from '../../src/search/use-search.tsx';
import { adoptManifest, putPiece } from '../../src/store/archive.ts';
import { ArchiveDb } from '../../src/store/archive-db.ts';
import { createAutosave } from '../../src/store/autosave.ts';
import { type Store, StoreContext } from '../../src/store/store-context.tsx';
import { createSyncEngine } from '../../src/sync/engine.ts';
import { type Sync, SyncContext } from '../../src/sync/sync-context.tsx';
import { createTransport, type Fetch } from '../../src/sync/transport.ts';
import { workRound } from '../../src/sync/work-round.ts';
import { Page } from '../../src/ui/shell/page.tsx';
import { testVault } from '../store/test-vault.ts';

// Real pages with hundreds of rows, on a machine that may be busy.
configure({ asyncUtilTimeout: 10_000 });

const PUBLISHED_AT = '2026-01-04T09:00:00.000Z';
export const FETCHED_AT = '2026-01-05T08:30:00.000Z';

const NOTHING: PublishedContent = {
  ...{ form: 'full', title: 'A project', themes: [], tags: [], stage: 'completed', outcome: 'not-yet-known' },
  ...{ teamRoles: [], changeIdeas: [], cycles: [], measures: [] },
};

/** A published project that says only what a test gives it. */
export const published = (id: string, content: Partial<PublishedContent>, version = 1): PublishedProject => ({
  ...{ id, version, publishedAt: PUBLISHED_AT },
  content: { ...NOTHING, ...content },
});

const dataOf = (name: string) => readFileSync(`data/projects/${name}`, 'utf8');

/** The real described projects, as the server publishes them. */
export function describedProjects(): PublishedProject[] {
  const judged = descriptionMatches({
    organisations: JSON.parse(dataOf('organisation-matches.json')),
    themes: JSON.parse(dataOf('theme-matches.json')),
    lines: JSON.parse(dataOf('line-matches.json')),
    addresses: JSON.parse(dataOf('better-addresses.json')),
  });
  const lines = dataOf('described-projects.ndjson').trimEnd().split('\n');
  return lines.map((line, at) => published(`described-${at}`, fromDescription(JSON.parse(line), judged)));
}

export type ReaderOptions = {
  projects?: readonly PublishedProject[];
  /** Only the summaries have come. */
  withoutBodies?: boolean;
  manifest?: Partial<Manifest>;
};

/** A device with a real archive, vault and engine, whose server is dead; the index of the search runs without its worker. */
export async function openReader({ projects, withoutBodies = false, manifest = {} }: ReaderOptions) {
  const vault = testVault();
  const archive = new ArchiveDb(`archive-of-${vault.db.name}`);
  onTestFinished(() => {
    vault.db.close();
    archive.close();
  });
  if (projects !== undefined) await fill(archive, projects, withoutBodies, manifest);
  const now = () => vault.clock.now();
  const fetch: Fetch = () => Promise.reject(new TypeError('the server is dead'));
  const keys = () => Promise.reject(new Error('a reader has no keys'));
  const transport = createTransport({ ...{ fetch, now, keys }, random: vault.random });
  const engine = createSyncEngine({
    ...{ vault, archive, transport, fetch, now },
    mayTalk: async () => false,
    round: workRound,
    chance: () => 1,
    after: () => () => undefined,
    alone: (work) => work().then(() => true),
  });
  const autosave = createAutosave(vault, () => () => undefined);
  const services = { store: { vault, archive, autosave }, sync: { engine, transport }, search: searchIn(archive) };
  return { ...services.store, engine, open: (path: string) => openAt(path, services) };
}

type Services = { store: Store; sync: Sync; search: SearchClient };

/** Opens a page, and tells the address that it stands at. */
function openAt(path: string, { store, sync, search }: Services) {
  const router = createMemoryRouter(
    [
      { path: '/', Component: HomePage },
      { path: '/projects', Component: FindPage },
      { path: '/projects/:id', Component: ProjectPage },
      { path: '/projects/:id/versions/:version', Component: ProjectPage },
      { path: '*', element: <Page>Another page</Page> },
    ],
    { initialEntries: [path] },
  );
  const { unmount } = render(
    <StoreContext value={store}>
      <SyncContext value={sync}>
        <SearchContext value={search}>
          <RouterProvider router={router} />
        </SearchContext>
      </SyncContext>
    </StoreContext>,
  );
  return {
    address: () => router.state.location.pathname + router.state.location.search,
    back: () => router.navigate(-1),
    close: unmount,
  };
}

async function fill(db: ArchiveDb, projects: readonly PublishedProject[], bare: boolean, manifest: Partial<Manifest>) {
  const [list, bodies] = ['a'.repeat(64), 'b'.repeat(64)];
  await putPiece(db, { sha256: list, kind: 'summaries', items: projects.map(summarise) });
  if (!bare) await putPiece(db, { sha256: bodies, kind: 'bodies', items: [...projects] });
  const organisations = new Set(projects.map(({ content }) => content.organisation?.name));
  const whole: Manifest = {
    ...{ format: 1, epoch: 'test', version: 1, updatedAt: PUBLISHED_AT, celebrated: [], revoked: [] },
    ...{ projects: projects.length, organisations: organisations.size },
    summaries: [{ sha256: list, bytes: 1, count: projects.length }],
    bodies: [{ sha256: bodies, bytes: 1, count: projects.length }],
  };
  await adoptManifest(db, { ...whole, ...manifest }, null, FETCHED_AT);
}

function searchIn(db: ArchiveDb): SearchClient {
  return {
    search: async (text) => createSearchIndex((await readSearchable(db)).map(documentOf)).search(text),
    onIndexed: () => () => undefined,
  };
}
