import { newId } from '../../../domain/id.ts';
import { projectKind } from '../../../domain/project/project.ts';
import { cleanLine } from '../../../domain/text/clean.ts';
import { askToPersist } from '../../../platform/storage.ts';
import { random } from '../../../platform/world.ts';
import type { Change } from '../../../store/change.ts';
import type { SaveNow } from '../../../store/use-save-now.ts';
import type { StartDraft } from './start-draft.ts';

/**
 * Makes a working copy of what was typed.
 *
 * @returns the project's id; undefined where nothing could be saved
 */
export async function startProject(draft: StartDraft, saveNow: SaveNow['saveNow']): Promise<string | undefined> {
  const id = newId(random);
  const change = (field: string, payload: unknown, op: Change['op'] = 'set'): Change => ({
    ...{ scope: `project:${id}`, record: id, kind: projectKind.name },
    ...{ field, op, payload },
  });
  const { title, organisation, setting, theme } = draft;
  const saved = await saveNow([
    change('title', cleanLine(title).trim()),
    ...(organisation === null ? [] : [change('organisation', { ...organisation, name: cleanLine(organisation.name) })]),
    ...(setting === '' ? [] : [change('setting', setting)]),
    ...(theme === '' ? [] : [change('themes', theme, 'add')]),
  ]);
  if (saved === undefined) return undefined;
  // Now there is something to keep. Some browsers ask the person, so it waits for nobody's answer.
  void askToPersist();
  return id;
}
