import { newId } from '../domain/id.ts';
import { profileKind } from '../domain/profile/profile.ts';
import { projectKind } from '../domain/project/project.ts';
import { contentToPublish } from '../domain/project/publish.ts';
import type { PublishedContent } from '../domain/project/published-project.ts';
import { type Ask, publicationKind } from '../domain/publication/publication.ts';
import { ofKind, type Values } from '../domain/record/kind.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { contentHash, sameValue } from '../protocol/canonical.ts';
import type { Autosave } from './autosave.ts';
import { personOf, personScope } from './person.ts';
import { isoNow, type Vault } from './vault.ts';
import { readWorkingCopy } from './working-copy.ts';

/** Why a request to publish cannot be made now. What is missing can be given; what needs the person comes first. */
export type AskProblem = 'needs-you' | 'no-title' | 'no-name' | 'changed' | 'not-saved';

/**
 * Asks to publish a project as it stands on this device (S24). The request names the hash of what its author checked. It is one
 * more change in the project's scope, so it can be made offline and is sent after all that was written before it.
 *
 * @param checked what its author has read; where a colleague's change has come in since, they read it again. Without it, what
 *   stands now was read
 * @returns the id of the request
 */
export async function askToPublish(
  parts: { vault: Vault; autosave: Autosave },
  project: string,
  form: Ask['form'],
  checked?: PublishedContent,
): Promise<Result<string, AskProblem>> {
  const { vault, autosave } = parts;
  await autosave.flush();
  if (autosave.pending()) return fail('not-saved');
  const scope = `project:${project}`;
  const { records, stuck, conflicts } = await readWorkingCopy(vault, scope);
  if (stuck.length + conflicts.length > 0) return fail('needs-you');
  const title = ofKind(records, projectKind)[0]?.values.title?.trim();
  if (title === undefined || title === '') return fail('no-title');
  const asker = await askerOf(vault);
  if (asker === undefined) return fail('no-name');
  const content = contentToPublish(records, form);
  if (checked !== undefined && !sameValue(checked, content)) return fail('changed');
  const hash = await contentHash(content);
  const payload: Ask = { form, hash, askedAt: isoNow(vault), asker };
  const record = newId(vault.random);
  try {
    await autosave.now([{ scope, record, kind: publicationKind.name, field: 'ask', op: 'set', payload }]);
    return ok(record);
  } catch {
    return fail('not-saved');
  }
}

/** Who this device's person says they are; undefined until they have given a name that may be sent. */
export async function askerOf(vault: Vault): Promise<Ask['asker'] | undefined> {
  const person = await personOf(vault);
  const { records } = await readWorkingCopy(vault, await personScope(vault));
  const profile = ofKind(records, profileKind).find(({ id }) => id === person)?.values;
  return profile === undefined ? undefined : asAsker(profile);
}

function asAsker({ name, role, organisation }: Values<typeof profileKind>): Ask['asker'] | undefined {
  const given = name?.trim() ?? '';
  if (given === '') return undefined;
  return { name: given, role: role?.trim() ?? '', organisation: organisation ?? null };
}
