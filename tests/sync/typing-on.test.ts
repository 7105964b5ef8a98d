import { expect, it } from 'vitest';
import { save } from '../../src/store/save.ts';
import { openTeam } from './sync-team.ts';

it('[S20] two who type in two paragraphs of one text have one text, and no conflict', async () => {
  const { ana, ben, scope, id } = await openTeam();
  await ana.write(id, 'summary', 'Ward.\n\nPlan.');
  await ana.sync();
  await ben.sync();
  const from = (await ana.copy(scope)).versions.get(`${id}/summary`) ?? [];
  const write = async (device: typeof ana, payload: string, seen: readonly string[]) => {
    const [saved] = await save(device.vault, [
      { scope, record: id, kind: 'project', field: 'summary', op: 'set', payload, seen },
    ]);
    return [saved?.mid ?? '', ...seen];
  };
  // As use-edited does it: what was seen, and every own save of this page before it.
  let seen = await write(ana, 'Ward. We tr\n\nPlan.', from);
  await ana.sync();
  await write(ben, 'Ward.\n\nPlan. Ben adds.', from);
  await ben.sync();
  seen = await write(ana, 'Ward. We try tea\n\nPlan.', seen);
  await ana.sync();
  await write(ana, 'Ward. We try tea at night\n\nPlan.', seen);
  await ana.sync();
  const { conflicts } = await ana.copy(scope);
  expect(conflicts).toHaveLength(0);
  expect(await ana.seen(scope)).toMatchObject({ summary: 'Ward. We try tea at night\n\nPlan. Ben adds.' });
});
