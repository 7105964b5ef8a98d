import { withdrawalId } from '../../src/domain/publication/withdrawal.ts';
import { takeOut } from '../../src/store/redact.ts';
import { openOutboxRows } from '../../src/store/vault.ts';
import { placeOf, projectAt, tabOf } from './people.ts';
import type { SimDevice } from './sim-device.ts';
import type { StepOf } from './steps.ts';
import { DESK, saveOn, type World } from './world.ts';

/** A person takes out for good what they wrote last in a field (S23). */
export async function takeOwnOut(world: World, device: SimDevice, step: StepOf<'takeOut'>): Promise<void> {
  const { vault, engine } = tabOf(world, device);
  const place = placeOf(world, 0, step.field, step.record);
  const { scope, record, kind, field } = place;
  const edit = world.saves
    .ofLife(device.life)
    .filter((one) => one.scope === scope && one.record === record && one.field === field && one.op === 'set')
    .findLast((one) => !(one.discarded || one.renamed || one.takenOut));
  if (edit === undefined) return;
  const { dropped } = await takeOut(vault, { ...place, mids: [edit.mid], reason: step.reason });
  if (dropped > 0) {
    edit.discarded = true;
    return;
  }
  // A copy of this device has the same change, and loses it as well.
  for (const same of world.saves.find(edit.mid)) same.takenOut = true;
  const named = world.takenOut.get(scope) ?? new Set();
  world.takenOut.set(scope, named.add(edit.mid));
  const rows = await vault.db.outbox.where('[scope+record+field]').equals([scope, record, field]).sortBy('n');
  const bodies = await openOutboxRows(vault, rows);
  const asked = bodies.findLast(({ mutation }) => mutation.op === 'redact')?.mutation;
  if (asked === undefined) throw new Error('A redaction said that it was saved, and is not there');
  world.saves.add(device.life, asked.mid, { scope, record, kind, field, op: 'redact', payload: asked.payload });
  await world.struck('taken-out', device);
  engine.wake();
}

/** Whoever leads the project, or a moderator, takes back all that is public of it (S28). */
export async function withdraw(world: World, device: SimDevice, { reason }: StepOf<'withdraw'>): Promise<void> {
  const project = projectAt(world, 0);
  const [latest] = world.server.byHand('select max(version) as version from published where project = ?', project);
  const upTo = Number(latest?.version ?? 0);
  if (upTo === 0) return;
  const place =
    device.name === 'mod'
      ? { scope: DESK, kind: 'desk-withdrawal' }
      : { scope: `project:${project}`, kind: 'withdrawal' };
  const payload = { reason, note: '', upTo };
  const change = { ...place, record: withdrawalId(project), field: 'withdrawn', op: 'set' as const, payload };
  if (await saveOn(world, device, tabOf(world, device), [change])) await world.struck('withdrawn', device);
}
