import { Link } from 'react-router';
import { useSearch } from '../../../search/use-search.tsx';
import { useSummaries } from '../../../store/use-store.ts';
import { ResultRow } from '../../../ui/content/result-row.tsx';
import { shownOutcome } from '../../../ui/project/shown-outcome.ts';
import { yearsDone } from '../../../ui/project/when-done.ts';
import { content } from './content.ts';

const SHOWN = 3;
const ENOUGH = 4;

/** While a title is typed: what comes close to it in the archive, failures included. Silent where there is nothing. */
export function TriedBefore({ title }: { title: string }) {
  const asked = title.trim();
  const hits = useSearch(asked.length < ENOUGH ? '' : asked);
  const summaries = useSummaries();
  const byId = new Map((summaries ?? []).map((summary) => [summary.id, summary]));
  const found = (hits ?? []).flatMap(({ id, terms }) => {
    const summary = byId.get(id);
    return summary === undefined ? [] : [{ summary, terms }];
  });
  if (found.length === 0) return null;
  const words = content.tried;
  return (
    <section className="d-section" aria-labelledby="tried-before">
      <h2 id="tried-before">{words.title}</h2>
      <p>{words.found}</p>
      <ul className="d-results">
        {found.slice(0, SHOWN).map(({ summary, terms }) => (
          <ResultRow
            key={summary.id}
            title={summary.title}
            to={`/projects/${summary.id}`}
            outcome={shownOutcome(summary)}
            meta={[summary.organisation?.name, yearsDone(summary)]}
            words={terms}
            level={3}
          />
        ))}
      </ul>
      {found.length > SHOWN && (
        <p>
          <Link className="d-more" to={`/projects?${new URLSearchParams({ q: asked })}`}>
            {words.all}
          </Link>
        </p>
      )}
    </section>
  );
}
