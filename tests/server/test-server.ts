import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type * as z from 'zod/mini';
import type { Role } from '../../src/domain/team/membership.ts';
import { errorAnswerSchema } from '../../src/protocol/answer.ts';
import type { FieldState } from '../../src/protocol/field-state.ts';
import { acceptAnswerSchema, grantAnswerSchema, whoAmIAnswerSchema } from '../../src/protocol/grants.ts';
import { type Manifest, manifestSchema } from '../../src/protocol/manifest.ts';
import { type LogRow, type PullPage, pullAnswerSchema } from '../../src/protocol/pull.ts';
import { type PushResult, pushAnswerSchema } from '../../src/protocol/push.ts';
import { type AppParts, createApp } from '../../sync-server/app.ts';
import { keyedBy } from '../../sync-server/hash-key.ts';
import { openSqlite } from '../../sync-server/storage/sqlite.ts';
import { applyJournal } from '../../sync-server/usecases/apply-journal.ts';
import { beginArchive } from '../../sync-server/usecases/begin-archive.ts';
import { inviteModerator } from '../../sync-server/usecases/invite-moderator.ts';
import { memoryJournal } from './memory-journal.ts';
import { randomId, signedPost, type TestDevice } from './test-device.ts';

export type TestServer = Awaited<ReturnType<typeof openTestServer>>;
type Options = { dist?: string; tls?: boolean; organisation?: string; log?: (line: string) => void } & Pick<
  AppParts,
  'limits' | 'proxies' | 'mail'
>;

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dandelion-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The real application over a real database in a folder of its own, with a clock that a test moves. No socket. */
export async function openTestServer({ dist = '/nowhere', log: write, ...options }: Options = {}) {
  const file = join(await temporaryFolder(), 'dandelion.sqlite');
  let storage = await openSqlite(file, { busyTimeout: 20 });
  onTestFinished(() => storage.close());
  const clock = { now: new Date('2026-03-01T10:00:00.000Z') };
  const log = write === undefined ? pino({ level: 'silent' }) : pino({}, { write });
  const journal = memoryJournal();
  const keyed = keyedBy(randomBytes(32));
  const serviceOf = () => ({ storage, journal, clock: () => clock.now, random: randomBytes, log, keyed });
  await beginArchive(serviceOf());
  let app = createApp({ ...serviceOf(), dist, ...options });

  const send = async (device: TestDevice, path: string, body: object | string) =>
    app.request(path, await signedPost(device, path, body, clock.now));

  const ask = async <S extends z.ZodMiniType>(device: TestDevice, path: string, body: object, schema: S) => {
    const nonce = randomId();
    const response = await send(device, path, { nonce, ...body });
    const json: unknown = await response.json();
    const parsed = schema.safeParse(json);
    if (!parsed.success) throw new Error(`${path} answered ${response.status} ${JSON.stringify(json)}`);
    return parsed.data as z.infer<S>;
  };

  const pushAll = async (device: TestDevice, scope: string, mutations: readonly object[]): Promise<PushResult[]> =>
    (await ask(device, '/v1/push', { scope, mutations, create: true }, pushAnswerSchema)).results;

  const pullPages = (device: TestDevice, scopes: { scope: string; cursor: string | null }[]) =>
    ask(device, '/v1/pull', { scopes }, pullAnswerSchema);

  /** The whole log of a scope, page by page. */
  const pullRows = async (device: TestDevice, scope: string): Promise<LogRow[]> => {
    const rows: LogRow[] = [];
    for (let cursor: string | null = null; ; ) {
      const page: PullPage | undefined = (await pullPages(device, [{ scope, cursor }])).pages[0];
      if (page === undefined) throw new Error(`${scope} was refused`);
      rows.push(...page.rows);
      if (page.upToDate) return rows;
      cursor = page.next;
    }
  };

  return {
    clock,
    file,
    journal,
    request: (path: string, init?: RequestInit, env?: object) => app.request(path, init, env),
    send,
    pushAll,
    pullPages,
    pullRows,

    async push(device: TestDevice, mutation: { scope: string; [key: string]: unknown }): Promise<PushResult> {
      const [result] = await pushAll(device, mutation.scope, [mutation]);
      if (result === undefined) throw new Error('A push had no result');
      return result;
    },

    /** Why a request is turned away. */
    async refusal(device: TestDevice, path: string, body: object) {
      const response = await send(device, path, body);
      const { error, nonce } = errorAnswerSchema.parse(await response.json());
      return { status: response.status, nonce, ...error };
    },

    /** What stands in a field after everything, as a device works it out from the log. */
    async fieldState(
      device: TestDevice,
      scope: string,
      record: string,
      field: string,
    ): Promise<FieldState | undefined> {
      const rows = await pullRows(device, scope);
      const last = rows.findLast((row) => row.record === record && row.field === field && row.status !== 'parked');
      if (last === undefined) return undefined;
      const { mid, payload, person, madeAt } = last;
      return last.after ?? { heads: [{ versions: [mid], value: payload, person, madeAt }] };
    },

    grant: (device: TestDevice, scope: string, role: Role) =>
      ask(device, '/v1/grants', { scope, role }, grantAnswerSchema),
    accept: (device: TestDevice, grant: { scope: string; secret: string }) =>
      ask(device, '/v1/grants/accept', { scope: grant.scope, secret: grant.secret }, acceptAnswerSchema),
    invite: (desk: string) => inviteModerator(serviceOf(), desk),
    person: async (device: TestDevice) => (await ask(device, '/v1/me', {}, whoAmIAnswerSchema)).person,

    async manifest(): Promise<Manifest> {
      return manifestSchema.parse(await (await app.request('/a/manifest.json')).json());
    },

    /** All items of one kind in the archive, later pieces over earlier ones, as a device puts them together. */
    async archived<T extends { id: string }>(kind: 'summaries' | 'bodies'): Promise<Map<string, T>> {
      const manifest = manifestSchema.parse(await (await app.request('/a/manifest.json')).json());
      const items = new Map<string, T>();
      for (const { sha256 } of manifest[kind]) {
        const piece = (await (await app.request(`/a/${kind}/${sha256}`)).json()) as T[];
        for (const item of piece) items.set(item.id, item);
      }
      return items;
    },

    /** Another program at the same database: to look, to lock, to break. */
    otherConnection(): DatabaseSync {
      const other = new DatabaseSync(file, { timeout: 1000 });
      onTestFinished(() => {
        if (other.isOpen) other.close();
      });
      return other;
    },

    /** A copy of the database as it is now. */
    async copy(): Promise<string> {
      const to = join(await temporaryFolder(), 'copy.sqlite');
      const other = this.otherConnection();
      other.exec(`vacuum into '${to}'`);
      other.close();
      return to;
    },

    /** Puts an older copy of the database back, and starts on it. */
    async putBack(copy: string): Promise<void> {
      await storage.close();
      for (const suffix of ['-wal', '-shm']) await rm(`${file}${suffix}`, { force: true });
      await copyFile(copy, file);
      storage = await openSqlite(file, { busyTimeout: 20 });
      await applyJournal(serviceOf());
      app = createApp({ ...serviceOf(), dist, ...options });
    },
    /** Lets go of the database, for a program that wants it for itself. */
    stop: () => storage.close(),

    /** Stops, and starts again on the same file. */
    async restart(): Promise<void> {
      await storage.close();
      storage = await openSqlite(file, { busyTimeout: 20 });
      await applyJournal(serviceOf());
      app = createApp({ ...serviceOf(), dist, ...options });
    },
  };
}
