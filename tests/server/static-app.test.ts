import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { aboutAnswerSchema } from '../../src/protocol/about.ts';
import { openTestServer, temporaryFolder } from './test-server.ts';

const INDEX = '<!doctype html><title>Dandelion</title>';
const SCRIPT = 'export const answer = 42;\n'.repeat(50);

/** What a build leaves behind, and a secret beside it. */
async function openBuilt() {
  const folder = await temporaryFolder();
  const dist = join(folder, 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(dist, 'index.html'), INDEX);
  await writeFile(join(dist, 'sw.js'), '// worker');
  await writeFile(join(dist, 'assets/app-abc123.js'), SCRIPT);
  await writeFile(join(dist, 'assets/app-abc123.js.gz'), gzipSync(SCRIPT));
  await writeFile(join(dist, 'assets/app-abc123.js.br'), brotliCompressSync(SCRIPT));
  return openTestServer({ dist });
}

const PAGE = { accept: 'text/html,application/xhtml+xml' };

test('the app is served: its pages looked at again, its hashed files kept for a year', async () => {
  const server = await openBuilt();
  const page = await server.request('/', { headers: PAGE });
  expect(await page.text()).toBe(INDEX);
  expect(page.headers.get('cache-control')).toBe('no-cache');
  expect(page.headers.get('content-type')).toContain('text/html');
  const etag = page.headers.get('etag') ?? '';
  expect((await server.request('/index.html', { headers: { ...PAGE, 'if-none-match': etag } })).status).toBe(304);
  expect((await server.request('/sw.js')).headers.get('cache-control')).toBe('no-cache');

  const script = await server.request('/assets/app-abc123.js');
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(script.headers.get('content-type')).toContain('text/javascript');
  expect(await script.text()).toBe(SCRIPT);
});

test('files that were compressed at the build are sent so, to those who take it', async () => {
  const server = await openBuilt();
  const path = '/assets/app-abc123.js';
  const gzipped = await server.request(path, { headers: { 'accept-encoding': 'gzip' } });
  expect(gzipped.headers.get('content-encoding')).toBe('gzip');
  expect(gzipped.headers.get('vary')).toBe('Accept-Encoding');
  expect(gunzipSync(await gzipped.arrayBuffer()).toString()).toBe(SCRIPT);
  const best = await server.request(path, { headers: { 'accept-encoding': 'gzip, br' } });
  expect(best.headers.get('content-encoding')).toBe('br');
  const none = await server.request('/', { headers: { ...PAGE, 'accept-encoding': 'gzip, br' } });
  expect([none.headers.get('content-encoding'), none.headers.get('vary')]).toEqual([null, 'Accept-Encoding']);
});

test('every page of the app is the app; a missing file, a piece or the API never are', async () => {
  const server = await openBuilt();
  for (const path of ['/projects/abc', '/join', '/your-work?from=home', '/a%20page']) {
    const response = await server.request(path, { headers: PAGE });
    expect([response.status, await response.text()]).toEqual([200, INDEX]);
  }
  for (const path of [
    ...['/assets/app-old999.js', '/a/bodies/none', '/a/none', '/v1/none', '/assets/'],
    ...['/feeds/all', '/feed.xml', '/export', '/export/all', '/projects/abc.csv'],
  ]) {
    const response = await server.request(path, { headers: PAGE });
    expect([path, response.status]).toEqual([path, 404]);
    expect(await response.text()).not.toContain('<title>');
  }
  expect((await server.request('/projects/abc', { headers: { accept: 'application/json' } })).status).toBe(404);
  expect((await server.request('/projects/abc', { method: 'POST', headers: PAGE })).status).toBe(404);
});

test('no address leads out of the folder', async () => {
  const server = await openBuilt();
  const ways = [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%00',
    '/%',
    '/assets',
  ];
  for (const path of ways) {
    const response = await server.request(path);
    expect([path, response.status]).toEqual([path, 404]);
  }
});

test('without a build the server says so, and the rest works', async () => {
  const server = await openTestServer({ dist: join(await temporaryFolder(), 'dist') });
  const page = await server.request('/', { headers: PAGE });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('npm run build');
  expect((await server.request('/a/manifest.json')).status).toBe(200);
});

test('everything carries the same strict headers', async () => {
  const server = await openBuilt();
  const policy = [
    ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:"],
    ...["connect-src 'self'", "font-src 'self'", "manifest-src 'self'", "worker-src 'self'"],
    ...["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"],
  ];
  for (const path of [
    '/',
    '/sw.js',
    '/assets/app-abc123.js',
    '/a/manifest.json',
    '/healthz',
    '/v1/nothing',
    '/assets/none.js',
  ]) {
    const { headers } = await server.request(path);
    expect(headers.get('content-security-policy')?.split('; ')).toEqual(policy);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.get('strict-transport-security')).toBeNull();
  }
  const secure = await openTestServer({ tls: true });
  expect((await secure.request('/healthz')).headers.get('strict-transport-security')).toBe('max-age=15552000');
});

test('anybody may ask whose service this is, what time it is here and whether it is well', async () => {
  const server = await openTestServer({ organisation: 'Nottingham and Nottinghamshire ICS' });
  const about = aboutAnswerSchema.parse(await (await server.request('/v1/about')).json());
  expect(about).toMatchObject({
    organisation: 'Nottingham and Nottinghamshire ICS',
    projects: 0,
    serverTime: '2026-03-01T10:00:00.000Z',
  });
  const health = await server.request('/healthz');
  expect([health.status, health.headers.get('cache-control')]).toEqual([200, 'no-store']);
  server.otherConnection().exec('drop table archive');
  expect((await server.request('/healthz')).status).toBe(500);
});

test('the log has neither bodies nor queries nor secrets', async () => {
  const lines: string[] = [];
  const server = await openTestServer({ log: (line) => lines.push(line) });
  await server.request('/v1/about?patient=Smith');
  await server.request('/v1/push', {
    method: 'POST',
    body: '{"secret":"abc"}',
    headers: { 'content-type': 'application/json' },
  });
  expect(lines).toHaveLength(2);
  expect(lines.join()).toContain('"path":"/v1/push"');
  expect(lines.join()).not.toMatch(/Smith|secret|abc/);
});
