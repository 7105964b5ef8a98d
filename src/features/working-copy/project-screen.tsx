import { type ReactNode, useMemo } from 'react';
import { useParams } from 'react-router';
import { projectTitle } from '../../domain/project/project-title.ts';
import { useChangedFields } from '../../store/use-history.ts';
import { useWorkingCopy } from '../../store/use-store.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { ChangedContext } from './history/history-path.ts';

export interface ProjectOfPage {
  /** The id of the project, which is also that of its own record. */
  project: string;
  copy: WorkingCopy;
  title: string;
}

export interface ProjectScreenProps {
  /** One step up, from the project's own list on. */
  back: (page: ProjectOfPage) => { to: string; label: string };
  width?: 'wide' | 'reading';
  children: (page: ProjectOfPage) => ReactNode;
}

/** Around every page of one working copy: waits until it is read, and says so where it is not on this device. */
export function ProjectScreen({ back, width = 'reading', children }: ProjectScreenProps) {
  const { project = '' } = useParams();
  const copy = useWorkingCopy(`project:${project}`);
  const fields = useChangedFields(`project:${project}`);
  const changed = useMemo(() => (fields === undefined ? undefined : { project, fields }), [project, fields]);
  if (copy === undefined) {
    return (
      <Page width={width}>
        <Loading />
      </Page>
    );
  }
  const page = { project, copy, title: projectTitle(copy.records) };
  if (copy.records.length + copy.stuck.length === 0) return <NotHere />;
  const { to, label } = back(page);
  return (
    <Page width={width}>
      <BackLink to={to}>{label}</BackLink>
      <Standing copy={copy} />
      <Missing count={copy.row?.missing?.length ?? 0} />
      {copy.unread.length > 0 && <InsetNote>{content.newer}</InsetNote>}
      <ChangedContext value={changed}>{children(page)}</ChangedContext>
    </Page>
  );
}

function NotHere() {
  const { title, text, work } = content.missing;
  return (
    <Page width="reading">
      <PageTitle title={title} />
      <EmptyState title={work} action={<LinkButton to="/work">{work}</LinkButton>}>
        <p>{text}</p>
      </EmptyState>
    </Page>
  );
}

/** What could be read here, and cannot any more. */
function Missing({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <WarningNote title={content.missingOfOthers.title} level={2}>
      {content.missingOfOthers.text(count)}
    </WarningNote>
  );
}

/** What this person may do here, where that is less than they would expect. */
function Standing({ copy: { row } }: { copy: WorkingCopy }) {
  const words = row?.lost !== undefined ? lostWords(row.lost) : row?.role === 'reader' ? content.reader : undefined;
  if (words === undefined) return null;
  return (
    <WarningNote title={words.title} level={2}>
      {words.text}
    </WarningNote>
  );
}

function lostWords(lost: string): { title: string; text: string } {
  if (lost === 'left') return content.left;
  return lost === 'removed' ? content.out : content.lost;
}
