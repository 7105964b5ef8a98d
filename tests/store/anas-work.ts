import { bringBack, examineFile } from '../../src/store/bring-back.ts';
import type { FileReport } from '../../src/store/file-report.ts';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage } from '../../src/store/pulled.ts';
import { save } from '../../src/store/save.ts';
import type { Vault } from '../../src/store/vault.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, SCOPE } from './test-vault.ts';
import { type WorkDevice, workDevice } from './work-device.ts';

export const fileOf = (text: string): Blob => new Blob([text]);

export async function reportOf(vault: Vault, text: string): Promise<FileReport> {
  const examined = await examineFile(vault, fileOf(text));
  if (!examined.ok) throw new Error(examined.problem);
  return examined.report;
}

export async function bring(vault: Vault, text: string): Promise<number> {
  return bringBack(vault, fileOf(text), await reportOf(vault, text));
}

/** Ana's project: one change that the server has, one that it only named, three that it has not, one that is held. */
export async function anasWork(): Promise<{ ana: WorkDevice; server: ModelServer }> {
  const ana = await workDevice();
  const server = new ModelServer(SCOPE);
  const { vault } = ana;
  await save(vault, [change('title', 'Falls')]);
  await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), ana.id));
  await applyPage(vault, server.pull(null));
  await save(vault, [change('problem', 'At night')]);
  await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), ana.id));
  await save(vault, [
    change('summary', 'Gefühl 👩🏽‍⚕️ עברית'),
    change('worked', 'Dim lights'),
    change('startedOn', '31/2'),
  ]);
  await save(vault, [change('name', 'Ana Lima', { scope: `person:${ana.id}`, record: ana.id, kind: 'profile' })]);
  return { ana, server };
}
