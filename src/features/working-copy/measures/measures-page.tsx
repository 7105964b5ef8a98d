import { useState } from 'react';
import { newId } from '../../../domain/id.ts';
import { dataPointKind, measureKind } from '../../../domain/measure/measure.ts';
import { isUnfinished } from '../../../domain/measure/same-date.ts';
import { ofKind } from '../../../domain/record/kind.ts';
import { random } from '../../../platform/world.ts';
import { ButtonRow } from '../../../ui/actions/button-row.tsx';
import { LinkButton } from '../../../ui/actions/link-button.tsx';
import { EmptyState } from '../../../ui/content/empty-state.tsx';
import { LinkList } from '../../../ui/content/link-list.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { ProjectScreen } from '../project-screen.tsx';
import { content } from './content.ts';

/** What the project counts, and a way to count something more. */
export function MeasuresPage() {
  const [fresh] = useState(() => newId(random));
  const words = content.list;
  return (
    <ProjectScreen back={({ project, title }) => ({ to: `/work/${project}`, label: title })}>
      {({ copy, project }) => {
        const measures = ofKind(copy.records, measureKind);
        const points = ofKind(copy.records, dataPointKind);
        const path = (id: string) => `/work/${project}/measures/${id}`;
        const add = <LinkButton to={path(fresh)}>{words.add}</LinkButton>;
        return (
          <>
            <PageTitle title={words.title} />
            {measures.length === 0 ? (
              <EmptyState title={words.none} action={add}>
                <p>{words.noneText}</p>
              </EmptyState>
            ) : (
              <>
                <LinkList
                  links={measures.map(({ id, values }) => ({
                    to: path(id),
                    label: values.name?.trim() || words.unnamed,
                    detail: words.points(
                      points.filter((point) => point.values.measure === id && !isUnfinished(point)).length,
                    ),
                  }))}
                />
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
