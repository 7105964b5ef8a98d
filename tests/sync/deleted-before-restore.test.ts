import { describe, expect, it } from 'vitest';
import { removal } from '../../src/store/removal.ts';
import { save } from '../../src/store/save.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import type { SyncDevice } from './sync-device.ts';
import { openTeam } from './sync-team.ts';
import { backup } from './table-backup.ts';

const CYCLE = { record: 'cycle1', kind: 'pdsa-cycle' };

/** A team with a cycle that both have, and the server kept as it is then. */
async function withCycle() {
  const team = await openTeam();
  const { server, ana, ben, scope } = team;
  const write = ({ vault }: SyncDevice, field: string, payload: string) =>
    save(vault, [{ ...CYCLE, scope, field, op: 'set', payload }]);
  const remove = async ({ vault }: SyncDevice) =>
    save(vault, [removal(await readWorkingCopy(vault, scope), CYCLE.record, CYCLE.kind)]);
  await write(ben, 'changeIdea', 'Try tea');
  await ben.sync();
  await ana.sync();
  const back = backup(server);
  /** As the command does it: with an epoch of its own. */
  const restore = () => {
    back();
    server.otherConnection().exec("UPDATE scopes SET epoch = 'renewed'");
  };
  const cycleOf = async (device: SyncDevice) => {
    const { records, conflicts } = await device.copy(scope);
    return { values: records.find(({ id }) => id === CYCLE.record)?.values, conflicts: conflicts.length };
  };
  return { ...team, write, remove, restore, cycleOf };
}

describe('a removal that was made before the server was restored', () => {
  it('[S22][S16] does not beat an edit that its author never saw, though the edit has an earlier place', async () => {
    const { ana, ben, id, write, remove, restore, cycleOf } = await withCycle();
    for (let at = 0; at < 5; at++) {
      await ana.write(id, 'title', `Title ${at}`);
      await ana.sync();
    }
    await remove(ana);
    await write(ben, 'happened', 'Ben wrote a lot here');
    restore();
    await ben.sync();
    await ana.sync();
    await ana.sync();
    await ben.sync();
    const kept = { values: { changeIdea: 'Try tea', happened: 'Ben wrote a lot here' }, conflicts: 1 };
    expect(await cycleOf(ben)).toEqual(kept);
    expect(await cycleOf(ana)).toEqual(kept);
  });

  it('[S22][S16] removes what its author had seen, where the server still has all of that', async () => {
    const { ana, ben, remove, restore, cycleOf } = await withCycle();
    await remove(ana);
    restore();
    await ana.sync();
    await ana.sync();
    await ben.sync();
    expect(await cycleOf(ben)).toEqual({ values: undefined, conflicts: 0 });
  });
});
