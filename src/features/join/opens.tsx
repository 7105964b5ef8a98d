import { scopeId, scopeKind } from '../../protocol/scope.ts';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { useDirectory } from '../../ui/forms/use-directory.ts';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

/** What a link opens: a project's team, a desk, or one's own work. */
export function Opens({ scope }: { scope: string }) {
  const directory = useDirectory();
  const words = content.opens;
  const id = scopeId(scope);
  switch (scopeKind(scope)) {
    case 'project':
      return (
        <>
          <PageTitle title={words.project.title} tabTitle={content.title} />
          <p>{words.project.text}</p>
        </>
      );
    case 'desk': {
      const name = id === 'operator' ? words.desk.operator : (directory?.organisationByCode(id)?.name ?? id);
      return (
        <>
          <PageTitle title={words.desk.title(name)} tabTitle={content.title} />
          <p>{words.desk.text}</p>
        </>
      );
    }
    case 'person':
      return (
        <>
          <PageTitle title={words.person.title} tabTitle={content.title} />
          <p>{words.person.text}</p>
          <p>{words.person.desk}</p>
          <WarningNote title={words.person.warning} level={2}>
            {null}
          </WarningNote>
        </>
      );
  }
}
