import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage, followScope } from '../../src/store/pulled.ts';
import type { Vault } from '../../src/store/vault.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { ModelServer } from '../store/model-server.ts';
import { change, LIMITS, SCOPE, saveOne, testVault } from '../store/test-vault.ts';
import { openWriter } from './writer.tsx';

export async function exchange(vault: Vault, server: ModelServer, person: string) {
  await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), person));
  const { row } = await readWorkingCopy(vault, SCOPE);
  await applyPage(vault, server.pull(row?.cursor ?? null));
}

/** Two devices that have written the same field without knowledge of each other; the first has pulled both. */
export async function twoSides(name: string, mine: unknown, theirs: unknown, person = 'person-b') {
  const writer = openWriter();
  const server = new ModelServer(SCOPE);
  const other = testVault('device-b');
  await saveOne(writer.vault, change('title', 'Quieter nights'));
  await exchange(writer.vault, server, 'device-a');
  await followScope(other, SCOPE, 'member', true);
  await saveOne(other, change('name', 'Ana Lima', { record: 'person-b', kind: 'team-member' }));
  await saveOne(other, change(name, theirs));
  await saveOne(writer.vault, change(name, mine));
  await exchange(other, server, person);
  await exchange(writer.vault, server, 'device-a');
  return { ...writer, server, other };
}
