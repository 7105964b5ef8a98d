import { expect, test } from 'vitest';
import { findingsIn } from '../../src/domain/identifiers/findings.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { redactionOf } from './redacting.ts';
import { createTestDevice, mutationBy, newProject } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf } from './test-publishing.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const PATIENT = 'Mrs Adeyemi fell twice';
const STAFF = { type: 'patient-name', words: 'Mrs Adeyemi', reason: 'staff', note: 'Our ward clerk' } as const;
/** One of each kind that is not an NHS number. */
const OTHERS: [string, string][] = [
  ['hospital-number', 'MRN K583920 had no chart'],
  ['date-of-birth', 'She was born on 12/03/1941'],
  ['patient-name', 'Mr Okafor rang the bell'],
  ['address', 'Taken home to 12 Mere Road, NE56 1DQ'],
  ['phone', 'Rang the daughter on 07700 900456'],
  ['email', 'Wrote to margaret.holt42@mail.example'],
  ['indirect', 'He fell in bed 4, Ward 10, 5 March'],
  ['small-number', 'Our only deaf patient last month was missed'],
];

async function withProject() {
  const lines: string[] = [];
  const server = await openTestServer({ log: (line) => lines.push(line) });
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  await server.push(nurse, title);
  const record = title.record;
  const write = (payload: unknown, more: Partial<Mutation> = {}) =>
    mutationBy(nurse, { scope, record, kind: 'project', field: 'problem', payload, ...more });
  return { server, nurse, scope, record, write, lines };
}

const storedText = (server: TestServer): string => {
  const database = server.otherConnection();
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  return JSON.stringify(tables.map(({ name }) => database.prepare(`select * from "${name}"`).all()));
};

test.each(OTHERS)(
  '[S31] %s is refused without a reason: nothing of it is stored, answered or logged',
  async (_, text) => {
    const { server, nurse, write, lines } = await withProject();
    const result = await server.push(nurse, write(text));
    expect(result).toMatchObject({ result: 'refused', problem: 'identifier' });
    for (const place of [JSON.stringify(result), storedText(server), lines.join('')]) expect(place).not.toContain(text);
  },
);

test.each(OTHERS)('[S31] %s is taken in with a reason for just these words', async (type, text) => {
  const { server, nurse, scope, write } = await withProject();
  const otherType = type === 'phone' ? 'email' : 'phone';
  const elsewhere = write(text, { passed: [{ type: otherType, words: text, reason: 'thing' }] });
  expect(await server.push(nurse, elsewhere)).toMatchObject({ result: 'refused', problem: 'identifier' });
  const passed = findingsIn({ kind: 'project', field: 'problem' }, text).map((found) => ({
    type: found.type,
    words: found.words,
    reason: 'thing' as const,
  }));
  const taken = write(text, { passed });
  expect(await server.push(nurse, taken)).toMatchObject({ result: 'applied' });
  expect((await server.pullRows(nurse, scope)).find(({ mid }) => mid === taken.mid)?.passed).toEqual(passed);
});

test('[S31] a reason covers its own words and no others', async () => {
  const { server, nurse, write } = await withProject();
  const both = write(`${PATIENT}, and so did Mr Okafor`, { passed: [STAFF] });
  expect(await server.push(nurse, both)).toMatchObject({ result: 'refused', problem: 'identifier' });
  const spaced = write('Mrs\n Adeyemi fell', { passed: [STAFF] });
  expect(await server.push(nurse, spaced)).toMatchObject({ result: 'applied' });
});

test('[S31] a reason that holds an identifier itself, or speaks of words that are not there, is refused', async () => {
  const { server, nurse, write } = await withProject();
  const told = [
    { ...STAFF, note: 'She is the mother of Mr Okafor in bed 4' },
    { ...STAFF, note: 'Not 943 476 5919' },
  ];
  for (const pass of told) {
    expect(await server.push(nurse, write(PATIENT, { passed: [pass] }))).toMatchObject({ problem: 'identifier' });
  }
  const hidden = write('Slept well', { passed: [{ ...STAFF, words: 'Mr Okafor of bed 4' }] });
  expect(await server.push(nurse, hidden)).toMatchObject({ result: 'refused', problem: 'identifier' });
  expect(storedText(server)).not.toContain('Okafor');
});

test('[S31] other needs a note, and what is no reason is no mutation', async () => {
  const { server, nurse, write } = await withProject();
  const bare = { type: 'patient-name', words: 'Mrs Adeyemi' } as const;
  for (const pass of [{ ...bare, reason: 'other' }, { ...bare, reason: 'because' }, bare]) {
    const mutation = { ...write(PATIENT), passed: [pass] };
    expect((await server.pushAll(nurse, mutation.scope, [mutation as never]))[0]).toMatchObject({
      problem: 'malformed',
    });
  }
});

test('[S31] a valid NHS number is not a judgement: a reason alone lets it nowhere', async () => {
  const { server, nurse, write } = await withProject();
  const passed = [{ type: 'nhs-number', words: '943 476 5919', reason: 'thing' }] as const;
  const mutation = write('Order 943 476 5919', { passed: [...passed] });
  expect(await server.push(nurse, mutation)).toMatchObject({ result: 'refused', problem: 'identifier' });
});

test('[S31] what people say of themselves names no patient', async () => {
  const { server, nurse, scope } = await withProject();
  const name = { scope, record: nurse.id, kind: 'team-member', field: 'name', payload: 'Mrs Ana Silva' };
  expect(await server.push(nurse, mutationBy(nurse, name))).toMatchObject({ result: 'applied' });
});

test('[S31] of a kind that this server does not know, a text is looked at all the same', async () => {
  const { server, nurse, scope } = await withProject();
  const later = { scope, record: 'l1', kind: 'later', field: 'what', payload: PATIENT };
  expect(await server.push(nurse, mutationBy(nurse, later))).toMatchObject({ problem: 'identifier' });
  const given = { ...later, passed: [STAFF] };
  expect(await server.push(nurse, mutationBy(nurse, given))).toMatchObject({ result: 'parked' });
});

async function askedWith(values: Record<string, unknown>, passed?: Mutation['passed']) {
  const server = await openTestServer();
  const author = await createTestDevice();
  const desk = 'desk:RX1';
  const moderator = await moderatorOf(server, desk);
  const draft = draftProject(author, values);
  const mutations = draft.mutations.map((each) =>
    each.field === 'problem' && passed !== undefined ? { ...each, passed } : each,
  );
  const ask = await askFor(author, draft);
  const results = await server.pushAll(author, draft.scope, [...mutations, ask]);
  return { server, author, moderator, desk, draft, ask, results, mutations };
}

test('[S31] [S24] what was passed is published, and the desk sees what and why', async () => {
  const { server, author, moderator, desk, draft, ask } = await askedWith({ problem: PATIENT }, [STAFF]);
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'waiting' });
  const rows = await server.pullRows(moderator, desk);
  expect(rows.find(({ field }) => field === 'submitted')?.payload).toMatchObject({ passed: [STAFF] });
  await server.push(moderator, decision(moderator, desk, ask.record, APPROVE));
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'published' });
});

test('[S31] [S24] a reason that somebody gave in one field counts for the same words of the project elsewhere', async () => {
  const { server, author, draft, results } = await askedWith({ problem: PATIENT, worked: PATIENT }, [STAFF]);
  // The field without the reason was refused; with it, both are asked for.
  expect(results.filter(({ result }) => result === 'refused')).toHaveLength(1);
  const again = mutationBy(author, {
    scope: draft.scope,
    record: draft.id,
    kind: 'project',
    field: 'worked',
    payload: PATIENT,
  });
  await server.push(author, { ...again, passed: [STAFF] });
  const ask = await askFor(author, draft);
  await server.push(author, ask);
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'waiting' });
});

test('[S31] [S23] a redaction takes the reason out with its words', async () => {
  const { server, nurse, scope, write } = await withProject();
  const told = write(PATIENT, { passed: [STAFF] });
  await server.push(nurse, told);
  await server.push(nurse, redactionOf(nurse, told, [told.mid]));
  expect(storedText(server)).not.toMatch(/Adeyemi|ward clerk/);
  expect((await server.pullRows(nurse, scope)).find(({ mid }) => mid === told.mid)?.passed).toBeUndefined();
  // Sent again to a server that has only its trace, it stays out.
  expect(await server.push(nurse, told)).toMatchObject({ result: 'duplicate' });
});
