import { newestFirst } from '../../domain/project/newest-first.ts';
import type { ProjectSummary } from '../../domain/project/summary.ts';
import { ProjectRow } from '../../ui/project/project-row.tsx';
import { content } from './content.ts';

const SHOWN = 4;

/** What is new in the archive, and beside it what desks celebrate, where they do. */
export function ArchiveLists({ summaries, celebrated }: { summaries: ProjectSummary[]; celebrated: string[] }) {
  const byId = new Map(summaries.map((summary) => [summary.id, summary]));
  const honoured = celebrated.flatMap((id) => byId.get(id) ?? []).slice(0, SHOWN);
  const newest = summaries.toSorted(newestFirst).slice(0, SHOWN);
  return (
    <div className={honoured.length > 0 ? 'd-halves' : undefined}>
      <List id="newest" title={content.newest} summaries={newest} />
      {honoured.length > 0 && <List id="celebrated" title={content.celebrated} summaries={honoured} />}
    </div>
  );
}

function List({ id, title, summaries }: { id: string; title: string; summaries: ProjectSummary[] }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="d-results">
        {summaries.map((summary) => (
          <ProjectRow key={summary.id} summary={summary} level={3} />
        ))}
      </ul>
    </section>
  );
}
