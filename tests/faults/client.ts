import { openAsBlob } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { submissionKind } from '../../src/domain/publication/publication.ts';
import { ofKind } from '../../src/domain/record/kind.ts';
import { sameValue } from '../../src/protocol/canonical.ts';
import { SCHEMA_VERSION } from '../../src/protocol/version.ts';
import { askToPublish } from '../../src/store/ask-to-publish.ts';
import { createAutosave } from '../../src/store/autosave.ts';
import { bringBack, examineFile } from '../../src/store/bring-back.ts';
import type { Change } from '../../src/store/change.ts';
import { personOf } from '../../src/store/person.ts';
import { readAnewWhatWasUnread } from '../../src/store/quarantine.ts';
import { takeOut } from '../../src/store/redact.ts';
import { removal } from '../../src/store/removal.ts';
import { save } from '../../src/store/save.ts';
import { openBaseRows, openOutboxRows } from '../../src/store/vault.ts';
import { workFile } from '../../src/store/work-file.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { acceptGrant, createGrant } from '../../src/sync/grants.ts';
import type { ClientCommands, Command, CommandName, DeviceState, Said } from './client-commands.ts';
import { after, type ClientDevice, openClientDevice } from './client-device.ts';

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
  saveAll: async (changes) => {
    const saved = await save(device.vault, changes);
    await device.keep();
    return saved.map(({ mid }) => mid);
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
  device: () => device.vault.device(),
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
  workFile: async ({ path }) => {
    const { changes, lines } = await workFile(device.vault, device.keys);
    await writeFile(path, lines);
    await device.keep();
    return changes;
  },
  bringBack: async ({ path }) => {
    const file = await openAsBlob(path);
    const examined = await examineFile(device.vault, file);
    if (!examined.ok) throw new Error(`The file is not taken: ${examined.problem}`);
    const added = await bringBack(device.vault, file, examined.report);
    await device.keep();
    return added;
  },
  takeOut: async (what) => {
    const taken = await takeOut(device.vault, { ...what, reason: 'mistake' });
    await device.keep();
    return taken;
  },
  newerApp: async () => {
    await readAnewWhatWasUnread(device.vault, SCHEMA_VERSION + 1);
    await device.keep();
    return undefined;
  },
  publish: async ({ project }) => {
    const asked = await askToPublish(
      { vault: device.vault, autosave: createAutosave(device.vault, after) },
      project,
      'full',
    );
    if (!asked.ok) throw new Error(`It cannot be published: ${asked.error}`);
    await device.keep();
    return undefined;
  },
  approve: async ({ desk }) => {
    const { records } = await readWorkingCopy(device.vault, desk);
    const waiting = ofKind(records, submissionKind).filter(({ values }) => values.decision === undefined);
    const at = { scope: desk, kind: submissionKind.name, field: 'decision', op: 'set' } as const;
    await save(
      device.vault,
      waiting.map(({ id, values }) => {
        return { ...at, record: id, payload: { decision: 'approve', hash: values.submitted?.hash } };
      }),
    );
    await device.keep();
    return waiting.length;
  },
  archive: () => device.readArchive(),
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
