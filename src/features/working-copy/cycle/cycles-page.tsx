import { useState } from 'react';
import { newId } from '../../../domain/id.ts';
import { ideaLine, lacksPrediction, nextPart } from '../../../domain/pdsa-cycle/parts.ts';
import { pdsaCycleKind } from '../../../domain/pdsa-cycle/pdsa-cycle.ts';
import { ofKind } from '../../../domain/record/kind.ts';
import { formatDate } from '../../../domain/text/partial-date.ts';
import { random } from '../../../platform/world.ts';
import { ButtonRow } from '../../../ui/actions/button-row.tsx';
import { LinkButton } from '../../../ui/actions/link-button.tsx';
import { ActTag } from '../../../ui/content/act-tag.tsx';
import { EmptyState } from '../../../ui/content/empty-state.tsx';
import { Timeline } from '../../../ui/content/timeline.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { ProjectScreen } from '../project-screen.tsx';
import { content } from './content.ts';
import { type Cycle, partPath } from './cycle-of-page.ts';

/** The project's cycles, one after another, and a way to the next. */
export function CyclesPage() {
  const [fresh] = useState(() => newId(random));
  const words = content.list;
  return (
    <ProjectScreen back={({ project, title }) => ({ to: `/work/${project}`, label: title })}>
      {({ copy, project }) => {
        const cycles = ofKind(copy.records, pdsaCycleKind);
        const add = <LinkButton to={partPath(project, fresh, 'plan')}>{words.add}</LinkButton>;
        return (
          <>
            <PageTitle title={words.title} />
            {cycles.length === 0 ? (
              <EmptyState title={words.none} action={add}>
                <p>{words.noneText}</p>
              </EmptyState>
            ) : (
              <>
                <Timeline level={2} items={cycles.map((cycle, index) => itemOf(project, cycle, index, cycles))} />
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

function itemOf(project: string, cycle: Cycle, index: number, cycles: readonly Cycle[]) {
  const { follows, startedOn, act } = cycle.values;
  const before = cycles.findIndex(({ id }) => id === follows);
  const next = nextPart(cycle);
  const meta = [
    startedOn ? formatDate(startedOn) : undefined,
    before < 0 ? undefined : content.list.follows(before + 1),
    next === undefined
      ? undefined
      : lacksPrediction(cycle)
        ? content.list.noPrediction
        : content.list.next(content.parts[next]),
  ];
  return {
    id: cycle.id,
    title: content.title(index + 1, ideaLine(cycle, 90)),
    to: partPath(project, cycle.id, next ?? 'plan'),
    tag: act ? <ActTag decision={act} /> : undefined,
    meta: meta.filter((part) => part !== undefined).join(' · '),
  };
}
