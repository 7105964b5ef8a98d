import { THEMES, themeLabel } from '../../../domain/project/themes.ts';
import { useSet } from '../../../store/use-set.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { SelectField } from '../../../ui/forms/select-field.tsx';
import { TagList } from '../../../ui/forms/tag-list.tsx';
import { content } from './content.ts';
import { SetState } from './set-state.tsx';

/** The themes of a project: each is picked from the list, and stands above it. */
export function ThemesOf({ copy, project }: { copy: WorkingCopy; project: string }) {
  const edited = useSet(copy, { record: project, kind: 'project', field: 'themes' });
  const { items, onItems } = edited;
  const words = content.themes;
  return (
    <SelectField
      id="themes"
      label={words.label}
      hint={words.hint}
      options={THEMES.filter(({ id }) => !items.includes(id)).map(({ id, label }) => ({ value: id, label }))}
      value={undefined}
      emptyLabel={items.length === 0 ? words.choose : words.add}
      onChange={(theme) => theme !== undefined && onItems([...items, theme])}
      after={
        <>
          <TagList
            label={words.all}
            tags={items.map((id) => ({ id, label: themeLabel(id) }))}
            onRemove={(theme) => onItems(items.filter((item) => item !== theme))}
          />
          <SetState id="themes" edited={edited} />
        </>
      }
    />
  );
}
