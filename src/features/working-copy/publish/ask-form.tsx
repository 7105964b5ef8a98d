import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { PublishedContent } from '../../../domain/project/published-project.ts';
import { latestRequest } from '../../../domain/publication/latest.ts';
import { type AskProblem, askToPublish } from '../../../store/ask-to-publish.ts';
import { useStore } from '../../../store/store-context.tsx';
import { useSyncState } from '../../../sync/sync-context.tsx';
import { InsetNote } from '../../../ui/content/inset-note.tsx';
import { WarningNote } from '../../../ui/content/warning-note.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { WorkingForm } from '../fields/working-form.tsx';
import type { ProjectOfPage } from '../project-screen.tsx';
import { Asker } from './asker.tsx';
import { Blocked } from './blocked.tsx';
import { content } from './content.ts';

export interface AskFormProps extends ProjectOfPage {
  form: PublishedContent['form'];
  heading: string;
  lead: string;
  button: string;
  /** What its author has in view, where nothing of it is typed on this page. */
  checked?: PublishedContent;
  children: ReactNode;
}

/** A page that ends in a request to publish. It works with no connection; it waits for what needs somebody. */
export function AskForm({ project, copy, form, heading, lead, button, checked, children }: AskFormProps) {
  const store = useStore();
  const offline = useSyncState().problem !== undefined;
  const navigate = useNavigate();
  const [problem, setProblem] = useState<AskProblem>();
  if (copy.stuck.length + copy.conflicts.length > 0) return <Blocked project={project} title={heading} />;

  const ask = async () => {
    const asked = await askToPublish(store, project, form, checked);
    if (!asked.ok) setProblem(asked.error);
    else await navigate(`/work/${project}/asked`);
  };
  const open = ['not-yet', 'waiting'].includes(latestRequest(copy.records)?.progress.state ?? '');
  return (
    <WorkingForm
      title={(invalid) => <PageTitle title={heading} invalid={invalid} />}
      next={{ label: button, go: () => void ask() }}
    >
      <p className="d-lead">{lead}</p>
      {open && <InsetNote>{content.already}</InsetNote>}
      {children}
      <p>{content.patients}</p>
      <Asker />
      {offline && <InsetNote>{content.offline}</InsetNote>}
      <div role="alert">
        {problem !== undefined && <WarningNote title={content.problems[problem]}>{null}</WarningNote>}
      </div>
    </WorkingForm>
  );
}
