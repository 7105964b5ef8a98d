import { sameValue } from '../../src/protocol/canonical.ts';
import type { Change } from '../../src/store/change.ts';
import { personOf } from '../../src/store/person.ts';
import { removal } from '../../src/store/removal.ts';
import { save } from '../../src/store/save.ts';
import { openBaseRows, openOutboxRows } from '../../src/store/vault.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { acceptGrant, createGrant } from '../../src/sync/grants.ts';
import type { ClientCommands, Command, CommandName, DeviceState, Said } from './client-commands.ts';
import { type ClientDevice, openClientDevice } from './client-device.ts';

// A device as a process of its own: `node client.ts URL FILE`. It is told what to do by its parent, and ends with it.
const [url = '', file = ''] = process.argv.slice(2);
const say = (said: Said) => void process.send?.(said);
process.on('disconnect', () => process.exit());
const device = await openClientDevice(url, file, (unsent) => say({ unsent }));

type Commands = { [N in CommandName]: (takes: ClientCommands[N]['takes']) => Promise<ClientCommands[N]['gives']> };

const commands: Commands = {
  save: async (change) => {
    const [saved] = await save(device.vault, [change]);
    await device.keep();
    if (saved === undefined) throw new Error('Nothing was saved');
    device.engine.wake();
    return { mid: saved.mid, held: saved.held !== undefined, shown: await isShown(device, change) };
  },
  remove: async ({ scope, record, kind }) => {
    const copy = await readWorkingCopy(device.vault, scope);
    const [saved] = await save(device.vault, [removal(copy, record, kind)]);
    await device.keep();
    return { mid: saved?.mid ?? '' };
  },
  sync: async ({ twice }) => {
    const other = twice === true ? device.engineOf() : undefined;
    await Promise.all([device.engine.sendNow(), other?.sendNow()]);
    other?.stop();
    await device.keep();
    return undefined;
  },
  person: async () => personOf(device.vault),
  grant: async ({ scope, role }) => {
    const made = await createGrant(device.transport, scope, role);
    return made.ok ? { scope: made.value.scope, secret: made.value.secret } : undefined;
  },
  accept: async (grant) => {
    const entered = await acceptGrant(device.vault, device.transport, grant);
    await device.keep();
    return entered.ok;
  },
  clock: async ({ aheadMs }) => {
    device.world.aheadMs = aheadMs;
    return undefined;
  },
  network: async ({ up }) => {
    device.world.up = up;
    return undefined;
  },
  state: () => stateOf(device),
};

process.on('message', ({ id, name, takes }: Command) => {
  // Each name's own function takes what was sent under that name.
  const command = commands[name] as (takes: unknown) => Promise<unknown>;
  command(takes).then(
    (gives) => say({ id, gives }),
    (error: unknown) => say({ id, failed: String(error) }),
  );
});
say({ unsent: 0 });

/** I4: what was saved a moment ago is what the screen shows. */
async function isShown({ vault }: ClientDevice, { scope, record, field, op, payload }: Change): Promise<boolean> {
  const { records } = await readWorkingCopy(vault, scope);
  const shown = records.find(({ id }) => id === record)?.values[field];
  if (op === 'set') return sameValue(shown, payload);
  return Array.isArray(shown) && shown.some((item) => sameValue(item, payload)) === (op === 'add');
}

async function stateOf({ vault }: ClientDevice): Promise<DeviceState> {
  const { db } = vault;
  const [outbox, base, log, scopes] = await db.transaction('r', db.outbox, db.base, db.log, db.scopes, async () => [
    await db.outbox.orderBy('n').toArray(),
    await db.base.toArray(),
    await db.log.toArray(),
    await db.scopes.toArray(),
  ]);
  const bodies = await openOutboxRows(vault, outbox);
  const states = await openBaseRows(vault, base);
  return {
    outbox: bodies.map(({ mutation }, at) => {
      const { mid, scope, record, field, base, payload } = mutation;
      return { mid, scope, record, field, base, payload, state: outbox[at]?.state ?? 'waiting' };
    }),
    base: states.map((state, at) => {
      const { scope = '', record = '', field = '' } = base[at] ?? {};
      return { scope, record, field, state };
    }),
    log: log.map(({ scope, seq, mid }) => ({ scope, seq, mid })),
    scopes: scopes.map(({ scope, cursor, lost }) => ({ scope, cursor, lost: lost !== undefined })),
  };
}
