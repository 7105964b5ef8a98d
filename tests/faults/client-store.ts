import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { base64url } from '../../src/domain/id.ts';
import { deviceId } from '../../src/protocol/signature.ts';
import type { VaultDb } from '../../src/store/vault-db.ts';

const DEVICE = 'device';

type Snapshot = { key: JsonWebKey; publicKey: string; tables: Record<string, object[]> };

/**
 * An IndexedDB in memory that outlives its process: all tables as they stood after one whole transaction, in a file that is
 * replaced at once or not at all.
 */
export async function openClientStore(db: VaultDb, file: string): Promise<{ keep(): Promise<void> }> {
  const snapshot = readSnapshot(file);
  const pair = snapshot === undefined ? await newKey() : await knownKey(snapshot);
  const id = await deviceId(pair.publicKey);
  const { key, ...keys } = pair;
  await db.transaction('rw', db.tables, async () => {
    for (const [name, rows] of Object.entries(snapshot?.tables ?? {})) await db.table(name).bulkPut(rows);
    await db.settings.put({ name: DEVICE, value: { id, keys } });
  });
  const keep = async () => {
    const tables = await db.transaction('r', db.tables, async () => {
      const all: Snapshot['tables'] = {};
      for (const table of db.tables) all[table.name] = await table.toArray();
      return all;
    });
    tables.settings = tables.settings?.filter((row) => !('name' in row && row.name === DEVICE)) ?? [];
    const kept: Snapshot = { key, publicKey: keys.publicKey, tables };
    writeFileSync(`${file}.new`, serialize(kept));
    renameSync(`${file}.new`, file);
  };
  return { keep };
}

function readSnapshot(file: string): Snapshot | undefined {
  try {
    return deserialize(readFileSync(file)) as Snapshot;
  } catch {
    return undefined;
  }
}

const KIND = { name: 'ECDSA', namedCurve: 'P-256' };

async function newKey() {
  const pair = await crypto.subtle.generateKey(KIND, true, ['sign', 'verify']);
  const publicKey = base64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return { privateKey: pair.privateKey, publicKey, key: await crypto.subtle.exportKey('jwk', pair.privateKey) };
}

async function knownKey({ key, publicKey }: Snapshot) {
  return { privateKey: await crypto.subtle.importKey('jwk', key, KIND, true, ['sign']), publicKey, key };
}
