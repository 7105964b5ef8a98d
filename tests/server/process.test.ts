import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readGrantFragment } from '../../src/protocol/grants.ts';
import { CERTIFICATE, KEY } from './localhost-certificate.ts';
import { killNow, output, readyAt, run } from './program.ts';
import { createTestDevice, randomId, signedPost } from './test-device.ts';
import { temporaryFolder } from './test-server.ts';

test('it starts on a free port, says where, serves, and stops cleanly on SIGTERM, finishing what is under way', async () => {
  const folder = await temporaryFolder();
  const child = run('main', { DATA_DIR: folder });
  const url = await readyAt(child);
  expect((await stat(join(folder, 'dandelion.sqlite'))).mode & 0o077).toBe(0);
  expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ status: 'ok' });
  const device = await createTestDevice();
  const init = await signedPost(device, '/v1/me', { nonce: randomId() }, new Date());

  // A request whose body is only half there when the server is told to stop.
  const socket = connect(Number(new URL(url).port), 'localhost');
  const head = Object.entries({ ...init.headers, host: 'localhost', 'content-length': init.body.length });
  socket.write(
    `POST /v1/me HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${init.body.slice(0, 9)}`,
  );
  await once(socket, 'connect');
  await fetch(`${url}/healthz`);
  child.kill('SIGTERM');
  await expect
    .poll(() =>
      fetch(`${url}/healthz`).then(
        () => 'up',
        () => 'down',
      ),
    )
    .toBe('down');
  socket.write(init.body.slice(9));
  let answer = '';
  for await (const data of socket) answer += String(data);
  expect(answer).toContain(`"person":"${device.id}"`);
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(0);
}, 60_000);

test('with a certificate it speaks TLS, and tells browsers to insist on it', async () => {
  const folder = await temporaryFolder();
  const [TLS_CERT, TLS_KEY] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  await writeFile(TLS_CERT, CERTIFICATE);
  await writeFile(TLS_KEY, KEY);
  const url = await readyAt(run('main', { DATA_DIR: folder, TLS_CERT, TLS_KEY }));
  expect(url).toMatch(/^https:/);
  const request = get(`${url}/healthz`, { rejectUnauthorized: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  expect(response.statusCode).toBe(200);
  expect(response.headers['strict-transport-security']).toBe('max-age=15552000');
  response.resume();
}, 60_000);

test('each way in which it cannot start is one sentence and exit code 1', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file'), 'no folder, no certificate');
  await writeFile(join(folder, 'dandelion.sqlite'), 'this is no database, whatever its name says');
  const first = run('main', { DATA_DIR: join(folder, 'first') });
  const { port } = new URL(await readyAt(first));
  const file = join(folder, 'file');
  const cases: [Record<string, string>, string][] = [
    [{ PORT: 'x' }, 'The setting PORT must be a number from 0 to 65535.'],
    [{ PORT: port }, `The port ${port} is in use by another program: stop it, or set PORT to another number.`],
    [
      { DATA_DIR: join(file, 'data') },
      `The folder DATA_DIR=${join(file, 'data')} cannot be made: a part of this path is a file.`,
    ],
    [
      { DATA_DIR: folder },
      `The database ${join(folder, 'dandelion.sqlite')} cannot be opened: file is not a database.`,
    ],
    [
      { TLS_CERT: join(folder, 'none.pem'), TLS_KEY: file },
      `The file TLS_CERT=${join(folder, 'none.pem')} cannot be read: there is no such file or folder.`,
    ],
    [{ TLS_CERT: file, TLS_KEY: file }, 'TLS_CERT and TLS_KEY are no certificate and its key:'],
    [{ HOST: '192.0.2.1' }, 'The setting HOST=192.0.2.1 is no address of this machine.'],
  ];
  const results = await Promise.all(
    cases.map(([environment], at) => output(run('main', { DATA_DIR: join(folder, `data${at}`), ...environment }))),
  );
  for (const [at, { code, out, err }] of results.entries()) {
    expect(err).toContain(cases[at]?.[1]);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect([code, out]).toEqual([1, '']);
  }
}, 60_000);

test('[S1] the desk command prints a one-time link, while the server runs', async () => {
  const folder = await temporaryFolder();
  const environment = { DATA_DIR: folder, PUBLIC_URL: 'https://dandelion.example.nhs.uk' };
  const server = run('main', { DATA_DIR: folder });
  const url = await readyAt(server);
  const { code, out } = await output(run('desk', environment, 'invite', '--organisation', 'rx1'));
  expect(code).toBe(0);
  expect(out).toContain('Nottingham University Hospitals NHS Trust (RX1)');
  const [, fragment = ''] = /https:\/\/dandelion\.example\.nhs\.uk\/join(#\S+)/.exec(out) ?? [];
  const grant = readGrantFragment(fragment);
  expect(grant?.scope).toBe('desk:RX1');

  const device = await createTestDevice();
  const body = { nonce: randomId(), ...grant };
  const response = await fetch(
    `${url}/v1/grants/accept`,
    await signedPost(device, '/v1/grants/accept', body, new Date()),
  );
  expect(await response.json()).toMatchObject({ scope: 'desk:RX1', role: 'moderator', person: device.id });

  const list = () => output(run('desk', environment, 'list', '--organisation', 'RX1'));
  expect((await list()).out).toContain(`${device.id}  since `);
  const end = (person: string) =>
    output(run('desk', environment, 'end', '--organisation', 'RX1', `--person=${person}`));
  expect(await end('nobody')).toMatchObject({ code: 1, err: expect.stringContaining('Nobody of that name') });
  expect(await end(device.id)).toMatchObject({ code: 0, out: expect.stringContaining('has ended') });
  expect((await list()).out).toContain('Nobody looks after the desk of Nottingham');
}, 120_000);

test('the desk command explains itself, and knows near names', async () => {
  const DATA_DIR = await temporaryFolder();
  const [help, unknown, nothing, operator, nobody] = await Promise.all([
    output(run('desk', { DATA_DIR }, '--help')),
    output(run('desk', { DATA_DIR }, 'invite', '--organisation', 'Nottingham')),
    output(run('desk', { DATA_DIR }, 'dance')),
    output(run('desk', { DATA_DIR, PORT: '8787' }, 'invite', '--organisation', 'operator')),
    output(run('desk', { DATA_DIR }, 'end', '--organisation', 'RX1')),
  ]);
  expect([help.code, help.out]).toEqual([0, expect.stringContaining('npm run desk -- invite --organisation RX1')]);
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('RX1 is Nottingham University Hospitals')]);
  expect([nothing.code, nothing.err]).toEqual([1, expect.stringContaining('--help')]);
  expect([nobody.code, nobody.err]).toEqual([1, expect.stringContaining('--person=')]);
  expect([operator.code, operator.err]).toEqual([1, expect.stringMatching(/There is no database at .*DATA_DIR/)]);
}, 60_000);

test('[S1] the desk command prints a link when the server is stopped, too', async () => {
  const DATA_DIR = await temporaryFolder();
  const server = run('main', { DATA_DIR });
  await readyAt(server);
  server.kill('SIGTERM');
  await output(server);
  const { code, out } = await output(run('desk', { DATA_DIR, PORT: '8787' }, 'invite', '--organisation', 'operator'));
  expect([code, out]).toEqual([0, expect.stringContaining('http://localhost:8787/join#desk:operator/')]);
}, 60_000);

test('a data folder that no system lets one make is answered, and not tried for ever', async () => {
  const { code, err } = await output(run('main', { DATA_DIR: '/proc/nope/data' }));
  expect([code, err]).toEqual([1, expect.stringMatching(/^The folder DATA_DIR=\/proc\/nope\/data cannot be made/)]);
}, 60_000);

test('[S14] a body of 10 MB over a real connection is answered, and the server goes on', async () => {
  const url = await readyAt(run('main', { DATA_DIR: await temporaryFolder() }));
  const device = await createTestDevice();
  const init = await signedPost(device, '/v1/push', { nonce: randomId(), more: 'x'.repeat(10_000_000) }, new Date());
  const response = await fetch(`${url}/v1/push`, init);
  expect([response.status, await response.json()]).toMatchObject([413, { error: { code: 'too-large' } }]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
}, 60_000);

test('two servers never work on one data folder, and one that was killed leaves it free', async () => {
  const DATA_DIR = await temporaryFolder();
  const first = run('main', { DATA_DIR });
  await readyAt(first);
  const { code, err } = await output(run('main', { DATA_DIR }));
  expect([code, err]).toEqual([1, expect.stringContaining(`is running on DATA_DIR=${DATA_DIR} already`)]);
  expect(err.trim().split('\n')).toHaveLength(1);
  await killNow(first);
  const second = run('main', { DATA_DIR });
  await readyAt(second);
  second.kill('SIGTERM');
  await output(second);
  await readyAt(run('main', { DATA_DIR }));
}, 60_000);
