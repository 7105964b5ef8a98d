import { type ReactNode, useState } from 'react';
import { newId } from '../../domain/id.ts';
import { random } from '../../platform/world.ts';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { type ProjectOfPage, ProjectScreen } from './project-screen.tsx';
import { JustRemoved } from './removed.tsx';

type Words = { title: string; none: string; noneText: string; add: string; back: string };

type Props = {
  words: Words;
  /** The address of the screen on which a record with this id is written. */
  pathOf: (project: string, id: string) => string;
  /** The list; undefined where there is nothing to list. */
  children: (page: ProjectOfPage) => ReactNode;
};

/** What a project has of one kind, and a way to one more. */
export function ListScreen({ words, pathOf, children }: Props) {
  const [fresh] = useState(() => newId(random));
  return (
    <ProjectScreen back={({ project, title }) => ({ to: `/work/${project}`, label: title })}>
      {(page) => {
        const { project } = page;
        const list = children(page);
        const add = <LinkButton to={pathOf(project, fresh)}>{words.add}</LinkButton>;
        return (
          <>
            <PageTitle title={words.title} />
            <JustRemoved copy={page.copy} />
            {list === undefined ? (
              <EmptyState title={words.none} action={add}>
                <p>{words.noneText}</p>
              </EmptyState>
            ) : (
              <>
                {list}
                <ButtonRow>
                  {add}
                  <LinkButton look="quiet" to={`/work/${project}`}>
                    {words.back}
                  </LinkButton>
                </ButtonRow>
              </>
            )}
          </>
        );
      }}
    </ProjectScreen>
  );
}
