import { readFileSync, existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withdrawalId } from '../../src/domain/publication/withdrawal.ts';
import { createTestDevice, mutationBy, newProject, type TestDevice } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf, publishNow } from './test-publishing.ts';
import { openTestServer } from './test-server.ts';

const SECRET = 'Mrs Example of Ward 7 XYZ';
const whereIs = (file: string) => ['', '-wal'].filter((e) => existsSync(file + e) && readFileSync(file + e).includes(SECRET));

test('files', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const { scope, id, title } = newProject(author);
  await server.push(author, title);
  const edit = mutationBy(author, { scope, record: id, kind: 'project', field: 'problem', base: [], payload: SECRET });
  await server.push(author, edit);
  console.log('before', whereIs(server.file));
  await server.push(author, mutationBy(author, { scope, record: id, kind: 'project', field: 'problem', op: 'redact', base: [], payload: { mids: [edit.mid], reason: 'patient-data' } }));
  console.log('after', whereIs(server.file));
  for (let i = 0; i < 300; i++) await server.push(author, mutationBy(author, { scope, record: id, kind: 'project', field: 'title', base: [], payload: `t ${i}` }));
  console.log('later', whereIs(server.file));
});

test('cross desk', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const draft = draftProject(author, { worked: SECRET });
  const operator = await moderatorOf(server, 'desk:QT1');
  const first = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [...draft.mutations, first]);
  console.log(await progressOf(server, author, draft.scope, first.record));
  await server.push(operator, decision(operator, 'desk:QT1', first.record, { decision: 'return', reason: 'Say more.' }));
  const rx1 = await moderatorOf(server, 'desk:RX1');
  const second = await askFor(author, draft);
  await server.push(author, second);
  console.log(await progressOf(server, author, draft.scope, second.record));
  const r = await server.push(operator, mutationBy(operator, { scope: 'desk:QT1', record: withdrawalId(draft.id), kind: 'desk-withdrawal', field: 'withdrawn', payload: { reason: 'other', note: '', upTo: 0 } }));
  console.log(r, await progressOf(server, author, draft.scope, second.record));
});
