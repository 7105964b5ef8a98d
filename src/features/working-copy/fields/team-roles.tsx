import { useSet } from '../../../store/use-set.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { TagSetField } from '../../../ui/forms/tag-set-field.tsx';
import { content } from './content.ts';
import { SetState } from './set-state.tsx';

/** Who takes part, by role and never by name. */
export function TeamRoles({ copy, project }: { copy: WorkingCopy; project: string }) {
  const edited = useSet(copy, { record: project, kind: 'project', field: 'teamRoles' });
  const words = content.team;
  return (
    <TagSetField
      id="teamRoles"
      label={words.label}
      hint={words.hint}
      value={edited.items}
      onChange={edited.onItems}
      addLabel={words.add}
      offers={words.offers}
      after={<SetState id="teamRoles" edited={edited} />}
    />
  );
}
