import { Link } from 'react-router';
import type { ProjectSummary } from '../../domain/project/summary.ts';
import { matchedElsewhere } from '../../search/matched-elsewhere.ts';
import { tellingWords } from '../../search/telling-words.ts';
import { useSearch } from '../../search/use-search.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { ProjectRow } from '../../ui/project/project-row.tsx';
import { useScrollBack } from '../../ui/shell/use-scroll-back.ts';
import { content } from './content.ts';

const SHOWN = 5;

/** Under the field while it is typed in: the nearest projects, and a way to all of them. */
export function LiveResults({ text, summaries }: { text: string; summaries: ProjectSummary[] | undefined }) {
  const telling = tellingWords(text).join(' ');
  const answer = useSearch(telling);
  const hits = telling === '' ? [] : answer;
  useScrollBack(summaries !== undefined && hits !== undefined);
  const words = content.search;
  if (summaries === undefined || hits === undefined) return <Loading>{words.looking}</Loading>;
  if (summaries.length === 0) return <p role="status">{words.notYet}</p>;
  const byId = new Map(summaries.map((summary) => [summary.id, summary]));
  const found = hits.flatMap(({ id, terms }) => {
    const summary = byId.get(id);
    return summary === undefined ? [] : [{ summary, terms }];
  });
  const asked = text.trim();
  return (
    <section aria-labelledby="live-results">
      <h2 id="live-results">{found.length === 0 ? words.none : words.title}</h2>
      <p role="status">{found.length === 0 ? words.noneText : words.found(found.length)}</p>
      {found.length === 0 ? (
        <EmptyState
          title={words.others}
          level={3}
          action={<LinkButton to={`/record?${new URLSearchParams({ title: asked })}`}>{words.first}</LinkButton>}
        ></EmptyState>
      ) : (
        <>
          <ul className="d-results">
            {found.slice(0, SHOWN).map(({ summary, terms }) => (
              <ProjectRow
                key={summary.id}
                summary={summary}
                words={terms}
                matched={words.matched(matchedElsewhere(summary, terms))}
                level={3}
              />
            ))}
          </ul>
          <p>
            <Link className="d-more" to={`/projects?${new URLSearchParams({ q: asked })}`}>
              {words.all(found.length)}
            </Link>
          </p>
        </>
      )}
    </section>
  );
}
