import { findIdentifier } from '../domain/identifiers/stop.ts';
import type { Mark } from './marker.ts';
import { personOf } from './person.ts';
import { UNSENT } from './unsent.ts';
import { isoNow, type Vault } from './vault.ts';
import { vaultId } from './vault-id.ts';
import { readWorkingCopy } from './working-copy.ts';

const MOST_PROJECTS = 5;
const UNTITLED = 'a project without a title';

/** What the marker says of this vault (S11). */
export async function takeMark(vault: Vault): Promise<Omit<Mark, 'rescue'>> {
  const { db } = vault;
  const rows = await db.transaction('r', db.outbox, () =>
    db.outbox
      .where('state')
      .anyOf([...UNSENT, 'sent'])
      .sortBy('n'),
  );
  const unsent = rows.filter((row) => row.state !== 'sent');
  const scopes = [...new Set(unsent.map((row) => row.scope).filter((scope) => scope.startsWith('project:')))];
  const projects: string[] = [];
  const unjudged = unsent.filter((row) => row.field === 'title' && row.judged !== true).map((row) => row.scope);
  for (const scope of scopes.slice(0, MOST_PROJECTS))
    projects.push(unjudged.includes(scope) ? UNTITLED : await titleOf(vault, scope));
  const newest = rows.at(-1)?.mid;
  return {
    vault: await vaultId(vault),
    person: await personOf(vault),
    device: await vault.device(),
    writtenAt: isoNow(vault),
    unsent: { count: unsent.length, projects },
    ...(newest !== undefined && { newest }),
  };
}

/** The marker stands in the clear, so what may identify a patient is not in it: what is held is in no working copy. */
async function titleOf(vault: Vault, scope: string): Promise<string> {
  const { records } = await readWorkingCopy(vault, scope);
  const title = records.find((record) => record.kind === 'project')?.values.title;
  return typeof title === 'string' && title !== '' && findIdentifier(title) === undefined ? title : UNTITLED;
}
