import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readSettings } from '../../sync-server/config.ts';
import { restoreBackup } from '../../sync-server/keep/restore-backup.ts';
import { writeBackup } from '../../sync-server/keep/write-backup.ts';
import { sourceOf } from './backup-source.ts';
import { createTestDevice, mutationBy, newProject } from './test-device.ts';
import { openTestServer, temporaryFolder } from './test-server.ts';

const REDACTION = {
  ...{ what: 'redaction', scope: 'project:p', mid: 'm0', record: 'r', field: 'title', hash: 'h' },
  ...{ at: '2026-02-01T10:00:00.000Z', person: 'p', reason: 'mistake' },
};
export const ENTRY = `${JSON.stringify(REDACTION)}\n`;
const NOW = '2026-03-02T08:00:00.000Z';
export const world = {
  clock: () => new Date(NOW),
  random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
};

export function settingsOf(folder: string) {
  const settings = readSettings({ DATA_DIR: folder });
  if (!settings.ok) throw new Error(settings.error);
  return settings.value;
}

/** A server with a project, of which a backup was made before its last change. It does not run any more. */
export async function oldAndNew() {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, id, title } = newProject(nurse);
  await server.push(nurse, title);
  const file = join(await temporaryFolder(), 'copy.sqlite');
  await writeBackup(sourceOf(server.file), { file, replace: false });
  const cursorOf = async () => (await server.pullPages(nurse, [{ scope, cursor: null }])).pages[0]?.next ?? null;
  const earlier = await cursorOf();
  const summary = mutationBy(nurse, { scope, record: id, kind: 'project', field: 'summary', payload: 'Since then' });
  await server.push(nurse, summary);
  const cursors = [earlier, await cursorOf()];
  const other = server.otherConnection();
  other.exec("update archive set manifest = json_set(manifest, '$.version', 7)");
  other.close();
  const manifest = await server.manifest();
  await server.stop();
  const folder = join(server.file, '..');
  return { server, nurse, scope, title, summary, file, folder, cursors, manifest };
}

export const restore = (folder: string, file: string, say: (step: string) => void = () => undefined) =>
  restoreBackup(settingsOf(folder), file, { ...world, say });

export const midsIn = (file: string): unknown[] => {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare("select mid from log where by <> 'server'").all();
  database.close();
  return rows.map(({ mid }) => mid);
};
