import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { matchedElsewhere } from '../../search/matched-elsewhere.ts';
import { Button } from '../../ui/actions/button.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Card } from '../../ui/content/card.tsx';
import { ProjectRow } from '../../ui/project/project-row.tsx';
import { content } from './content.ts';
import { hasAllWords } from './find-projects.ts';
import type { Find } from './use-find.ts';

const STEP = 30;
const SHOW = 'show';

type ResultsListProps = { find: Find; results: NonNullable<Find['results']> };

/** The projects, in steps. How many are shown stands in the address, so that going back finds the same place. */
export function ResultsList({ find, results }: ResultsListProps) {
  const { asked, address, setAddress } = find;
  const { shown } = results;
  const limit = Math.max(STEP, Number.parseInt(address.get(SHOW) ?? '', 10) || 0);
  const list = useRef<HTMLUListElement>(null);
  const goTo = useRef<number>(undefined);
  const more = () => {
    goTo.current = limit;
    const next = new URLSearchParams(address);
    next.set(SHOW, String(limit + STEP));
    setAddress(next, true);
  };

  // Whoever asked for more goes on with the first of them.
  useEffect(() => {
    if (goTo.current === undefined || limit <= goTo.current) return;
    list.current?.children[goTo.current]?.querySelector('a')?.focus();
    goTo.current = undefined;
  }, [limit]);

  return (
    <div>
      {asked !== '' && <Orders find={find} />}
      {asked !== '' && !shown.some((found) => hasAllWords(asked, found)) && (
        <p className="d-soft">{content.someWords}</p>
      )}
      <ul className="d-results" ref={list}>
        {shown.slice(0, limit).map(({ summary, terms }) => (
          <ProjectRow
            key={summary.id}
            summary={summary}
            words={terms}
            matched={content.matched(matchedElsewhere(summary, terms))}
          />
        ))}
      </ul>
      {shown.length > limit && (
        <div className="d-cluster">
          <Button look="secondary" onClick={more}>
            {content.more(Math.min(STEP, shown.length - limit))}
          </Button>
          <p className="d-soft">{content.showing(limit, shown.length)}</p>
        </div>
      )}
      {asked !== '' && <StartFromSearch asked={asked} />}
    </div>
  );
}

/** Two orders, each with its own address; the one in use is no link. */
function Orders({ find: { order, address } }: { find: Find }) {
  const words = content.order;
  const newest = new URLSearchParams(address);
  newest.set('order', 'newest');
  const relevance = new URLSearchParams(address);
  relevance.delete('order');
  const orders = [
    { value: 'relevance', label: words.relevance, to: relevance },
    { value: 'newest', label: words.newest, to: newest },
  ];
  return (
    <nav className="d-orders" aria-label={words.label}>
      {orders.map(({ value, label, to }) =>
        value === order ? (
          <strong key={value} aria-current="true">
            {label}
          </strong>
        ) : (
          <Link key={value} to={{ search: to.toString() }} preventScrollReset>
            {label}
          </Link>
        ),
      )}
    </nav>
  );
}

function StartFromSearch({ asked }: { asked: string }) {
  const words = content.start;
  return (
    <Card title={words.title} level={2}>
      <p className="d-soft">{words.text}</p>
      <LinkButton to={`/record?${new URLSearchParams({ title: asked })}`}>{words.button}</LinkButton>
    </Card>
  );
}
