import { contentToPublish } from '../../../domain/project/publish.ts';
import { type ProjectOfPage, ProjectScreen } from '../project-screen.tsx';
import { AskForm } from './ask-form.tsx';
import { content } from './content.ts';
import { Gaps } from './gaps.tsx';
import { Preview } from './preview.tsx';

/** "Check your answers": the public page as it will be, what is still empty, and the request to publish it. */
export function CheckAnswersPage() {
  return (
    <ProjectScreen width="wide" back={({ project, title }) => ({ to: `/work/${project}`, label: title })}>
      {(page) => <CheckAnswers {...page} />}
    </ProjectScreen>
  );
}

function CheckAnswers(page: ProjectOfPage) {
  const { copy, project } = page;
  const { title, lead, ask } = content.check;
  const published = contentToPublish(copy.records, 'full');
  return (
    <AskForm {...page} form="full" heading={title} lead={lead} button={ask} checked={published}>
      <Gaps project={project} records={copy.records} />
      <Preview content={published} />
    </AskForm>
  );
}
