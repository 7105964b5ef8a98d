import { randomBytes } from 'node:crypto';
import { newId } from '../../src/domain/id.ts';
import { save } from '../../src/store/save.ts';
import { openClientDevice } from './client-device.ts';

// Many devices in one process: `node herd.ts URL COUNT FILE`. All send at once; it fails when one of them was not served.
const [url = '', count = '0', file = ''] = process.argv.slice(2);
process.on('disconnect', () => process.exit(1));
const devices = await Promise.all(
  Array.from({ length: Number(count) }, (_, at) => openClientDevice(url, `${file}-${at}`, () => {})),
);
for (const { vault } of devices) {
  const record = newId(randomBytes);
  const at = { scope: `project:${record}`, record, kind: 'project', op: 'set' } as const;
  const fields = ['title', 'summary', 'problem'];
  await save(
    vault,
    fields.map((field) => ({ ...at, field, payload: `${field} of ${record}` })),
  );
}
await Promise.all(devices.map(({ engine }) => engine.sendNow()));
const served = await Promise.all(
  devices.map(async ({ vault, engine }) => {
    const confirmed = await vault.db.outbox.where('state').equals('confirmed').count();
    return confirmed === 3 && engine.state.getState().problem === undefined;
  }),
);
process.exit(served.every(Boolean) ? 0 : 1);
