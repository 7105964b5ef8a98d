import { useState } from 'react';
import { Link } from 'react-router';
import { newId } from '../../../domain/id.ts';
import { nextPart } from '../../../domain/pdsa-cycle/parts.ts';
import { pdsaCycleKind } from '../../../domain/pdsa-cycle/pdsa-cycle.ts';
import { latestRequest } from '../../../domain/publication/latest.ts';
import { type Folded, ofKind } from '../../../domain/record/kind.ts';
import { random } from '../../../platform/world.ts';
import { ButtonRow } from '../../../ui/actions/button-row.tsx';
import { LinkButton } from '../../../ui/actions/link-button.tsx';
import { Card } from '../../../ui/content/card.tsx';
import { TaskList } from '../../../ui/content/task-list.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { type ProjectOfPage, ProjectScreen } from '../project-screen.tsx';
import { content } from './content.ts';
import { NeedsYou } from './needs-you.tsx';
import { PublicationState } from './publication-state.tsx';
import { StateLine } from './state-line.tsx';
import { tasksOf } from './tasks-of.ts';

/** A working copy: where it is, what waits for somebody, its parts, and telling others. */
export function TaskListPage() {
  return (
    <ProjectScreen back={() => ({ to: '/work', label: 'Your work' })}>{(page) => <Project {...page} />}</ProjectScreen>
  );
}

function Project({ project, copy, title }: ProjectOfPage) {
  const words = content.tell;
  return (
    <>
      <PageTitle title={title} tabTitle={content.tab} />
      <StateLine copy={copy} />
      <NeedsYou copy={copy} />
      <GoOn project={project} records={copy.records} />
      <h2>{content.tasks.title}</h2>
      <TaskList tasks={tasksOf(copy, project)} />
      <section className="d-section" aria-labelledby="tell">
        <h2 id="tell">{words.title}</h2>
        <PublicationState project={project} copy={copy} />
        {latestRequest(copy.records) === undefined && <p>{words.text}</p>}
        <div className="d-grid">
          <Card title={words.early} to={`/work/${project}/tell-others`}>
            <p className="d-soft d-small">{words.earlyText}</p>
          </Card>
          <Card title={words.full} to={`/work/${project}/publish`}>
            <p className="d-soft d-small">{words.fullText}</p>
          </Card>
        </div>
      </section>
      <ul className="d-plain-list">
        <li>
          <Link to={`/work/${project}/people`}>{content.people}</Link>
        </li>
        <li>
          <Link to={`/work/${project}/history`}>{content.changes}</Link>
        </li>
        <li>
          <Link to={`/work/${project}/details#title`}>{content.rename}</Link>
        </li>
      </ul>
    </>
  );
}

/** The one clear thing to do: the cycle that is not finished, or a new one. */
function GoOn({ project, records }: { project: string; records: readonly Folded[] }) {
  const [fresh] = useState(() => newId(random));
  const cycles = ofKind(records, pdsaCycleKind);
  const at = cycles.findLastIndex((cycle) => nextPart(cycle) !== undefined);
  const cycle = cycles[at];
  const part = cycle === undefined ? undefined : nextPart(cycle);
  const base = `/work/${project}/cycles`;
  return (
    <ButtonRow>
      {cycle === undefined || part === undefined ? (
        <LinkButton to={`${base}/${fresh}/plan`}>{content.record}</LinkButton>
      ) : (
        <LinkButton to={`${base}/${cycle.id}/${part}`}>{content.goOn(at + 1, content.parts[part])}</LinkButton>
      )}
    </ButtonRow>
  );
}
