import { useState } from 'react';
import { textOrNone } from '../../../domain/given.ts';
import { projectKind } from '../../../domain/project/project.ts';
import { contentToPublish } from '../../../domain/project/publish.ts';
import { ofKind } from '../../../domain/record/kind.ts';
import { OrganisationOf } from '../fields/organisation-of.tsx';
import { WorkingField } from '../fields/working-field.tsx';
import { type ProjectOfPage, ProjectScreen } from '../project-screen.tsx';
import { AskForm } from './ask-form.tsx';
import { content } from './content.ts';
import { Preview } from './preview.tsx';

/** One tap: title, aim, place and a role to ask become public as version 1, in progress. What is missing is asked right here. */
export function TellOthersPage() {
  return (
    <ProjectScreen back={({ project, title }) => ({ to: `/work/${project}`, label: title })}>
      {(page) => <TellOthers {...page} />}
    </ProjectScreen>
  );
}

function TellOthers(page: ProjectOfPage) {
  const { copy, project } = page;
  const words = content.tell;
  const values = ofKind(copy.records, projectKind)[0]?.values ?? {};
  // A field that was asked for stays on the page while it is typed in.
  const [asked] = useState({
    title: textOrNone(values.title) === undefined,
    aim: textOrNone(values.aimWhat) === undefined,
    organisation: textOrNone(values.organisation?.name) === undefined,
    contact: textOrNone(values.contactRole) === undefined,
  });
  const at = (field: string) => ({ copy, target: { record: project, kind: projectKind.name, field } });
  const line = { type: 'line' } as const;
  return (
    <AskForm {...page} form="in-progress" heading={words.title} lead={words.lead} button={words.ask}>
      {asked.title && <WorkingField {...words.name} {...at('title')} input={line} />}
      {asked.aim && <WorkingField {...words.aim} {...at('aimWhat')} input={{ type: 'prose', rows: 3 }} />}
      {asked.organisation && <OrganisationOf {...words.organisation} {...at('organisation')} />}
      {asked.contact && <WorkingField {...words.contact} {...at('contactRole')} input={line} />}
      <Preview content={contentToPublish(copy.records, 'in-progress')} />
    </AskForm>
  );
}
