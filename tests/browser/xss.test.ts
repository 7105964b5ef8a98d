import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fieldOf, kindNamed } from '../../src/domain/kinds.ts';
import { contentToPublish } from '../../src/domain/project/publish.ts';
import type { Folded } from '../../src/domain/record/kind.ts';
import { contentHash } from '../../src/protocol/canonical.ts';
import { acceptAnswerSchema, grantAnswerSchema, readGrantFragment } from '../../src/protocol/grants.ts';
import { pullAnswerSchema } from '../../src/protocol/pull.ts';
import { type PushResult, pushAnswerSchema } from '../../src/protocol/push.ts';
import { createTestDevice, mutationBy, randomId, signedPost, type TestDevice } from '../server/test-device.ts';
import { openUntil } from './support/open-until.ts';
import { openProfile, type Profile } from './support/profile.ts';
import { type ServerProcess, startServerProcess } from './support/server-process.ts';

// Every field of every kind that takes a text says something that would run where it were taken for HTML, and is then looked at.

const NASTY = [
  '"><img src=x onerror="window.ran=1">',
  '<script>window.ran=1</script>',
  '<svg onload="window.ran=1"></svg>',
  "javascript:window.ran=1//'",
];
const nasty = (at: number) => `${NASTY[at % NASTY.length]} ${at}`;
const PATIENT = { timeout: 20_000 };

let server: ServerProcess;
let profile: Profile;
let attacker: TestDevice;

beforeAll(async () => {
  server = await startServerProcess({ DANDELION_SEED: 'none' });
  profile = await openProfile(server.url, 1280);
  attacker = await createTestDevice();
});

afterAll(async () => {
  await profile?.end();
  await server?.end();
});

const post = async (path: string, body: object) => {
  const init = await signedPost(attacker, path, { nonce: randomId(), ...body }, new Date());
  return (await fetch(server.url + path, init)).json();
};

async function push(scope: string, mutations: readonly object[]): Promise<PushResult[]> {
  return pushAnswerSchema.parse(await post('/v1/push', { scope, mutations, create: true })).results;
}

/** A text in every field of a kind that takes one; of a structured one, where its texts are. */
function nastyFields(kind: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [at, field] of Object.keys(kindNamed(kind)?.fields ?? {}).entries()) {
    const known = fieldOf(kind, field);
    if (known === undefined || known.writer === 'server') continue;
    const tries = [nasty(at), { name: nasty(at) }];
    const fits = tries.find((value) => known.schema.safeParse(value).success);
    if (fits !== undefined) values[field] = fits;
  }
  return values;
}

const mutationsOf = (scope: string, record: string, kind: string, values: Record<string, unknown>) =>
  Object.entries(values).map(([field, payload]) => {
    const op = fieldOf(kind, field)?.merge === 'set' ? 'add' : 'set';
    return mutationBy(attacker, { scope, record, kind, field, op, payload });
  });

async function comeIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Come in' }).click();
  await page.waitForURL(/\/(desk|work)\//);
}

it('shows what was written as it was written, runs nothing of it, and needs no policy for that', async () => {
  const id = randomId();
  const scope = `project:${id}`;
  const point = { ...nastyFields('data-point'), measure: 'm1', on: '2026-01-05', value: 5 };
  const records: [string, string, Record<string, unknown>][] = [
    [id, 'project', nastyFields('project')],
    ['c1', 'pdsa-cycle', { ...nastyFields('pdsa-cycle'), order: 'a0', follows: '' }],
    ['m1', 'measure', { ...nastyFields('measure'), order: 'a0' }],
    ['p1', 'data-point', point],
    ['p2', 'data-point', { ...point, on: '2026-02-05', value: 6 }],
  ];
  const all = records.flatMap(([record, kind, values]) => mutationsOf(scope, record, kind, values));
  const name = mutationBy(attacker, {
    scope,
    record: attacker.id,
    kind: 'team-member',
    field: 'name',
    payload: nasty(1),
  });
  expect((await push(scope, [...all, name])).map(({ result }) => result)).not.toContain('refused');
  // Fields that take no text have taken none.
  expect(Object.keys(nastyFields('pdsa-cycle'))).not.toContain('act');
  expect(Object.keys(nastyFields('project')).length).toBeGreaterThan(10);
  const own = `person:${attacker.id}`;
  await push(own, mutationsOf(own, attacker.id, 'profile', nastyFields('profile')));

  const { page } = profile;
  const invited = readGrantFragment(/#\S+/.exec(await server.desk('invite', '--organisation', 'operator'))?.[0] ?? '');
  acceptAnswerSchema.parse(await post('/v1/grants/accept', { ...invited }));
  await comeIn(page, /https?:\/\/\S+/.exec(await server.desk('invite', '--organisation', 'operator'))?.[0] ?? '');
  const desk = 'desk:operator';
  await push(desk, mutationsOf(desk, attacker.id, 'desk-moderator', { name: nasty(0) }));

  const { pages } = pullAnswerSchema.parse(await post('/v1/pull', { scopes: [{ scope, cursor: null }] }));
  expect(pages[0]?.rows.length).toBeGreaterThan(30);
  const folded = records.map(([record, kind, values]): Folded => {
    const shown = Object.entries(values).map(([field, value]) => [
      field,
      fieldOf(kind, field)?.merge === 'set' ? [value] : value,
    ]);
    return { kind, id: record, values: Object.fromEntries(shown) };
  });
  const hash = await contentHash(contentToPublish(folded, 'full'));
  const asker = { name: nasty(0), role: nasty(2), organisation: { name: nasty(1) } };
  const ask = (record: string) =>
    mutationBy(attacker, {
      ...{ scope, record, kind: 'publication', field: 'ask' },
      payload: { form: 'full', hash, askedAt: '2026-01-05T09:00:00.000Z', asker },
    });
  const decide = (record: string, payload: object) =>
    push(desk, [mutationBy(attacker, { scope: desk, record, kind: 'submission', field: 'decision', payload })]);
  await push(scope, [ask('returned1')]);
  await decide('returned1', { decision: 'return', reason: nasty(0) });
  await push(scope, [ask('published1')]);
  await decide('published1', { decision: 'approve' });
  const about = { project: id, version: 1, about: 'other', at: '2026-01-05T09:00:00.000Z' };
  await push(own, mutationsOf(own, 'report1', 'report', { words: nasty(0), about }));

  const { secret } = grantAnswerSchema.parse(await post('/v1/grants', { scope, role: 'member' }));
  await comeIn(page, `${server.url}/join#${scope}/${secret}`);

  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => said.push('a dialog')));
  const seen = async (path: string, shows: RegExp | string) => {
    await page.goto(server.url + path);
    await page
      .getByText(shows)
      .first()
      .waitFor(PATIENT)
      .catch(() => expect.fail(`${path} does not show ${shows}`));
    const harm = await page.evaluate(() => ({
      ran: 'ran' in window,
      tags: document.querySelectorAll('img[src="x"], script:not([src]), svg[onload], [onerror]').length,
      links: [...document.querySelectorAll('a')].filter((a) => a.protocol === 'javascript:').length,
    }));
    expect([path, harm]).toEqual([path, { ran: false, tags: 0, links: 0 }]);
  };
  const title = String(nastyFields('project').title);
  await openUntil(page, `${server.url}/projects/${id}`, title);
  for (const path of [`/projects/${id}`, `/projects/${id}/versions/1`, '/projects']) await seen(path, title);
  for (const path of ['/projects?q=window', '/']) await seen(path, 'Dandelion');
  await seen(`/projects/${id}/report`, title);
  for (const part of ['', '/problem', '/aim', '/team', '/details', '/learning', '/cycles', '/measures']) {
    await seen(`/work/${id}${part}`, part === '' ? title : /./);
  }
  for (const part of ['/cycles/c1/plan', '/cycles/c1/do', '/cycles/c1/study', '/measures/m1', '/people', '/publish']) {
    await seen(`/work/${id}${part}`, /./);
  }
  await seen(`/work/${id}/history`, /img src=x/);
  await seen(`/work/${id}/history/${id}/summary`, /window\.ran/);
  await seen('/work', title);
  await seen('/desk/operator', /img src=x/);
  await seen('/desk/operator/returned1', /img src=x/);
  await seen('/desk/operator/published1', title);
  await seen('/desk/operator/moderators', /img src=x/);
  await seen('/desk/operator/log', /img src=x/);
  await page.goto(`${server.url}/desk/operator`);
  await page.getByRole('link', { name: /^Something else/ }).click();
  await page.getByText(nasty(0)).first().waitFor(PATIENT);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(said.filter((line) => /Content Security Policy|a dialog/.test(line))).toEqual([]);
});
