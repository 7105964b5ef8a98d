import type { ReactNode } from 'react';
import type { FieldTarget } from '../../../store/use-edited.ts';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { WorkingForm } from '../fields/working-form.tsx';
import { type ProjectOfPage, ProjectScreen } from '../project-screen.tsx';
import { content } from './content.ts';

export interface SectionFrameProps {
  title: string;
  /** `at` names a field of the project's own record. */
  children: (page: ProjectOfPage & { at: (field: string) => FieldTarget }) => ReactNode;
}

/** One section of a working copy: a few questions, and back to the list. */
export function SectionFrame({ title, children }: SectionFrameProps) {
  return (
    <ProjectScreen back={({ project, title: label }) => ({ to: `/work/${project}`, label })}>
      {(page) => (
        <WorkingForm
          title={(invalid) => <PageTitle title={title} invalid={invalid} />}
          next={{ label: content.next, to: `/work/${page.project}` }}
        >
          {children({ ...page, at: (field) => ({ record: page.project, kind: 'project', field }) })}
        </WorkingForm>
      )}
    </ProjectScreen>
  );
}
