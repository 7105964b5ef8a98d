import { describe, expect, it } from 'vitest';
import { bringBack, examineFile } from '../../src/store/bring-back.ts';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage, replaceScope } from '../../src/store/pulled.ts';
import { save } from '../../src/store/save.ts';
import { whereIsMyWork } from '../../src/store/where-is-my-work.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, SCOPE, testVault } from './test-vault.ts';
import { savedText, workDevice } from './work-device.ts';

const MANY = 400;
const readings = Array.from({ length: MANY }, (_, n) => change('value', n, { record: `d${n}`, kind: 'data-point' }));

// A transaction ends when a browser thinks that nobody waits for it: long loops in one are where that shows.
describe('a project with hundreds of readings', () => {
  it('[S4][S6] is saved, taken again after a lost answer, and counted', async () => {
    const vault = testVault();
    await save(vault, readings);
    expect((await readWorkingCopy(vault, SCOPE)).records).toHaveLength(MANY);
    const first = await takeBatch(vault, SCOPE, LIMITS);
    expect(await takeBatch(vault, SCOPE, LIMITS)).toEqual(first);
    expect((await whereIsMyWork(vault)).saved).toHaveLength(MANY - 100);
  });

  it('[S30] goes into a file and comes back from it', async () => {
    const device = await workDevice();
    await save(device.vault, readings);
    const file = new Blob([await savedText(device)]);
    const { vault } = await workDevice(device);
    const examined = await examineFile(vault, file);
    if (!examined.ok) throw new Error(examined.problem);
    expect(await bringBack(vault, file, examined.report)).toBe(MANY);
    expect((await readWorkingCopy(vault, SCOPE)).records).toHaveLength(MANY);
  }, 30_000);

  it('[S16] is pulled, replaced and sent again', async () => {
    const vault = testVault();
    const server = new ModelServer(SCOPE);
    await save(vault, readings);
    for (let taken = 0; taken < MANY; taken += 100) {
      await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    }
    await applyPage(vault, server.pull(null));
    await replaceScope(vault, [new ModelServer(SCOPE, 'e2').pull('e1.1.x')]);
    expect(await readWorkingCopy(vault, SCOPE)).toMatchObject({ sending: MANY, conflicts: [] });
    expect(await takeBatch(vault, SCOPE, { count: MANY, bytes: 1e9 })).toHaveLength(MANY);
  });
});
