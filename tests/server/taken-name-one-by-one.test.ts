import { expect, test } from 'vitest';
import { createTestDevice, mutationBy, newProject, valuesOf } from './test-device.ts';
import { openTestServer } from './test-server.ts';

test('[S14][S15] what names a change whose id a copy used is refused also where a batch is taken one by one', async () => {
  const server = await openTestServer();
  const ana = await createTestDevice();
  const { scope, id, title } = newProject(ana);
  const about = { scope, record: id, kind: 'project', field: 'title' };
  const ofCopy = mutationBy(ana, { ...about, payload: 'From the copy', base: [title.mid] });
  await server.pushAll(ana, scope, [title, ofCopy]);
  server
    .otherConnection()
    .exec(`create trigger poison before insert on log when new.mid = 'bad' and new.status <> 'parked'
    begin select raise(abort, 'poison'); end`);
  const own = { ...ofCopy, payload: 'From here' };
  const next = mutationBy(ana, { ...about, payload: 'From here, and more', base: [own.mid, title.mid] });
  const bad = mutationBy(ana, { ...about, mid: 'bad', field: 'summary', payload: 'Poison' });
  const results = await server.pushAll(ana, scope, [own, next, bad]);
  expect(results).toMatchObject([
    { result: 'refused', problem: 'same-mid-other-bytes' },
    { result: 'refused', problem: 'same-mid-other-bytes' },
    { result: 'parked', problem: 'could-not-apply' },
  ]);
  expect(valuesOf(await server.fieldState(ana, scope, id, 'title'))).toEqual(['From the copy']);
});
