import { LinkButton } from '../../../ui/actions/link-button.tsx';
import { WarningNote } from '../../../ui/content/warning-note.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { content } from './content.ts';

/** In place of a request to publish while something of the project is held or in conflict. */
export function Blocked({ project, title }: { project: string; title: string }) {
  const words = content.blocked;
  return (
    <>
      <PageTitle title={title} />
      <WarningNote title={words.title} level={2}>
        <p>{words.text}</p>
      </WarningNote>
      <LinkButton to={`/work/${project}`}>{words.back}</LinkButton>
    </>
  );
}
