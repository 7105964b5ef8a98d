import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCsv } from '../../scripts/csv.ts';
import { LISTED_DOMAINS, listedDomainOf, readEmail } from '../../src/domain/profile/email.ts';
import { errorAnswerSchema } from '../../src/protocol/answer.ts';
import { emailAskAnswerSchema, emailConfirmAnswerSchema } from '../../src/protocol/email.ts';
import { codeIn, smtpHere } from './smtp-here.ts';
import { createTestDevice, mutationBy, newProject, randomId, type TestDevice, valuesOf } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const ANN = 'ann.example@nhs.net';

async function openWithMail() {
  const smtp = await smtpHere();
  const lines: string[] = [];
  const server = await openTestServer({ mail: smtp.mail, log: (line) => lines.push(line) });
  return { server, smtp, lines };
}

async function ask(server: TestServer, device: TestDevice, address: string) {
  const response = await server.send(device, '/v1/email/ask', { nonce: randomId(), address });
  return { status: response.status, json: await response.json() };
}

async function confirm(server: TestServer, device: TestDevice, code: string, join?: true) {
  const response = await server.send(device, '/v1/email/confirm', { nonce: randomId(), code, ...(join && { join }) });
  const json: unknown = await response.json();
  return response.ok
    ? { status: 200, ...emailConfirmAnswerSchema.parse(json) }
    : { status: response.status, ...errorAnswerSchema.parse(json).error };
}

const verifiedOf = async (server: TestServer, device: TestDevice, person: string) =>
  valuesOf(await server.fieldState(device, `person:${person}`, person, 'verified'));

test('an address is one address, and those of listed domains are known with all below them', () => {
  for (const typed of ['Ann.Example@NHS.net ', ANN]) expect(readEmail(typed)).toBe(ANN);
  const bad = [
    'a b@nhs.net',
    'a@nhs',
    'a@nhs.net\r\nBcc: b@c.d',
    'a@nhs.net,b@c.de',
    '<a@nhs.net>',
    'a@nhs.net\0',
    'ä@nhs.net',
    '@nhs.net',
  ];
  for (const typed of bad) expect(readEmail(typed)).toBeUndefined();
  expect(listedDomainOf('a@trust.nhs.uk')).toBe('nhs.uk');
  for (const other of ['a@evilnhs.net', 'a@nhs.net.evil.com', 'a@nhs.uk.com'])
    expect(listedDomainOf(other)).toBeUndefined();
});

test('the listed domains are those of the organisations in the list', () => {
  const rows = parseCsv(readFileSync('data/reference/organisations.csv', 'utf8'));
  const text = JSON.stringify(rows);
  for (const domain of LISTED_DOMAINS.slice(1)) expect(text).toContain(domain);
});

test('[S1] a code by e-mail marks a person of a listed domain as verified; the address is nowhere in the database or the logs', async () => {
  const { server, smtp, lines } = await openWithMail();
  const ana = await createTestDevice();
  const asked = await ask(server, ana, ANN);
  emailAskAnswerSchema.parse(asked.json);
  const [letter] = await smtp.come(1);
  expect(letter).toMatchObject({ from: 'dandelion@example.nhs.uk', to: [ANN] });
  const code = letter === undefined ? '' : codeIn(letter);
  expect(code).toMatch(/^\d{6}$/);
  expect(await confirm(server, ana, code)).toMatchObject({
    status: 200,
    person: ana.id,
    verified: true,
    joined: false,
  });
  // The answer may have been lost: the same device may say it again.
  expect(await confirm(server, ana, code)).toMatchObject({ status: 200 });
  expect(await verifiedOf(server, ana, ana.id)).toMatchObject([{ domain: 'nhs.net' }]);
  const other = server.otherConnection();
  const names = other.prepare("select name from sqlite_master where type = 'table'").all();
  const said = JSON.stringify(names.map(({ name }) => other.prepare(`select * from "${String(name)}"`).all()));
  for (const secret of [ANN, code, 'ann.example']) expect(said + lines.join('')).not.toContain(secret);
  expect(lines.join('')).not.toContain(ANN);
});

test('[S1] another address is checked as well, and marks nobody; nobody but the server writes the mark', async () => {
  const { server, smtp } = await openWithMail();
  const ana = await createTestDevice();
  await ask(server, ana, 'ann@example.org');
  const [letter] = await smtp.come(1);
  expect(await confirm(server, ana, letter === undefined ? '' : codeIn(letter))).toMatchObject({ verified: false });
  expect(await verifiedOf(server, ana, ana.id)).toEqual([]);
  const forged = { scope: `person:${ana.id}`, record: ana.id, kind: 'profile', field: 'verified' };
  const payload = { domain: 'nhs.net', at: '2026-03-01T10:00:00.000Z' };
  expect(await server.push(ana, mutationBy(ana, { ...forged, payload }))).toMatchObject({ result: 'refused' });
});

test('[S1] who has lost every device comes back to their person by a code', async () => {
  const { server, smtp } = await openWithMail();
  const [lost, fresh] = [await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(lost);
  await server.push(lost, title);
  await ask(server, lost, ANN);
  const [first] = await smtp.come(1);
  await confirm(server, lost, first === undefined ? '' : codeIn(first));
  await ask(server, fresh, ANN);
  const [, second] = await smtp.come(2);
  expect(await confirm(server, fresh, second === undefined ? '' : codeIn(second), true)).toMatchObject({
    ...{ joined: true, person: lost.id },
  });
  expect((await server.pullPages(fresh, [{ scope, cursor: null }])).pages[0]?.role).toBe('lead');
});

test('[S1] whether an address is known here is said by no answer', async () => {
  const { server, smtp } = await openWithMail();
  const [ana, guesser] = [await createTestDevice(), await createTestDevice()];
  await ask(server, ana, ANN);
  const [letter] = await smtp.come(1);
  await confirm(server, ana, letter === undefined ? '' : codeIn(letter));
  const shapeOf = ({ status, json }: { status: number; json: unknown }) => [status, Object.keys(json as object).sort()];
  const known = await ask(server, guesser, ANN);
  expect(shapeOf(known)).toEqual(shapeOf(await ask(server, guesser, 'nobody@nhs.net')));
  await smtp.come(3);
  expect(await confirm(server, guesser, '000000', true)).toMatchObject({ status: 404, code: 'grant-unknown' });
  expect(await confirm(server, await createTestDevice(), '000000', true)).toMatchObject({ code: 'grant-unknown' });
});

test('[S1] a code is of one device, for ten minutes and five tries', async () => {
  const { server, smtp } = await openWithMail();
  const [ana, thief] = [await createTestDevice(), await createTestDevice()];
  await ask(server, ana, ANN);
  const [letter] = await smtp.come(1);
  const code = letter === undefined ? '' : codeIn(letter);
  expect(await confirm(server, thief, code)).toMatchObject({ code: 'grant-unknown' });
  const wrong = code === '111111' ? '222222' : '111111';
  for (let time = 0; time < 4; time++)
    expect(await confirm(server, ana, wrong)).toMatchObject({ code: 'grant-unknown' });
  expect(await confirm(server, ana, wrong)).toMatchObject({ status: 429, code: 'quota' });
  server.clock.now = new Date('2026-03-01T10:05:00.000Z');
  expect(await confirm(server, ana, wrong)).toMatchObject({ code: 'grant-unknown' });
  server.clock.now = new Date('2026-03-01T10:09:00.000Z');
  expect(await confirm(server, ana, code)).toMatchObject({ code: 'grant-unknown' });

  const late = await createTestDevice();
  await ask(server, late, 'late@nhs.net');
  const [, second] = await smtp.come(2);
  server.clock.now = new Date('2026-03-01T11:30:00.000Z');
  expect(await confirm(server, late, second === undefined ? '' : codeIn(second))).toMatchObject({
    code: 'grant-unknown',
  });
});

test('[S1] no header and no second address comes in by an address', async () => {
  const { server, smtp } = await openWithMail();
  const ana = await createTestDevice();
  const tries = [
    'a@nhs.net\r\nBcc: b@evil.org',
    'a@nhs.net\nSubject: x',
    'a@nhs.net, b@evil.org',
    'a@nhs.net%0d%0aBcc:b@evil.org',
    '"a\r\n"@nhs.net',
  ];
  for (const address of tries) expect((await ask(server, ana, address)).status).toBe(400);
  await ask(server, ana, ANN);
  const [letter, ...more] = await smtp.come(1);
  expect([letter?.to, more]).toEqual([[ANN], []]);
  expect(letter?.raw.split('\r\n\r\n')[0]).not.toMatch(/bcc|evil/i);
});

test('[S1] letters are limited for a device, and for an address without saying so', async () => {
  const { server, smtp } = await openWithMail();
  const ana = await createTestDevice();
  for (let time = 0; time < 5; time++) expect((await ask(server, ana, `a${time}@nhs.net`)).status).toBe(200);
  expect((await ask(server, ana, 'a9@nhs.net')).status).toBe(429);
  await smtp.come(5);
  for (let time = 0; time < 7; time++) expect((await ask(server, await createTestDevice(), ANN)).status).toBe(200);
  await smtp.come(10);
  expect((await ask(server, await createTestDevice(), 'last@nhs.net')).status).toBe(200);
  const letters = await smtp.come(11);
  expect(letters.filter(({ to }) => to.includes(ANN))).toHaveLength(5);
});

test('without settings for mail the server says that it is off; where mail fails, the answer is the same and the log has no address', async () => {
  const off = await openTestServer();
  const ana = await createTestDevice();
  expect(await off.refusal(ana, '/v1/email/ask', { nonce: randomId(), address: ANN })).toMatchObject({
    ...{ status: 404, code: 'not-found' },
  });
  expect(await (await off.request('/v1/about')).json()).toMatchObject({ mail: false });
  const lines: string[] = [];
  let failed = () => {};
  const heard = new Promise<void>((resolve) => {
    failed = resolve;
  });
  const { smtpMail } = await import('../../sync-server/mail.ts');
  const dead = smtpMail('smtp://127.0.0.1:1', 'dandelion@example.nhs.uk');
  const server = await openTestServer({
    mail: dead,
    log: (line) => {
      lines.push(line);
      if (line.includes('letter')) failed();
    },
  });
  expect((await ask(server, ana, ANN)).status).toBe(200);
  await heard;
  expect(lines.join('')).not.toContain(ANN);
});
