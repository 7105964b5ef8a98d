import { Link } from 'react-router';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { content } from './content.ts';
import { filterLabel } from './facets.ts';
import { FILTERS, fits, withFilter, withoutFilters } from './filters.ts';
import type { Find } from './use-find.ts';

type NothingFoundProps = { find: Find; results: NonNullable<Find['results']> };

/** Says what is near: the same without a filter, other words; and invites the first project on the subject. */
export function NothingFound({ find, results }: NothingFoundProps) {
  const { asked, address } = find;
  const { found } = results;
  const words = content.none;
  return (
    <EmptyState title={words.title}>
      {found.length === 0 ? (
        <>
          <p>{words.words(asked)}</p>
          <p>{words.tips}</p>
          <p>
            <Link to="/projects">{words.browse}</Link>
          </p>
        </>
      ) : (
        <>
          <p>{words.filtered(found.length)}</p>
          <Nearby find={find} results={results} />
          <p>
            <Link to={{ search: withoutFilters(address).toString() }}>{words.all}</Link>
          </p>
        </>
      )}
      <p>{words.invite}</p>
      <ButtonRow>
        <LinkButton to={asked === '' ? '/record' : `/record?${new URLSearchParams({ title: asked })}`}>
          {words.first}
        </LinkButton>
      </ButtonRow>
    </EmptyState>
  );
}

/** Each chosen value whose removal alone brings something, with how much. */
function Nearby({ find: { filters, address }, results: { all, found } }: NothingFoundProps) {
  const ways = FILTERS.flatMap((name) =>
    filters[name].map((value) => {
      const values = filters[name].filter((each) => each !== value);
      const count = found.filter(({ summary }) => fits(summary, { ...filters, [name]: values })).length;
      return {
        key: `${name} ${value}`,
        label: filterLabel(name, value, all),
        count,
        to: withFilter(address, name, values),
      };
    }),
  ).filter(({ count }) => count > 0);
  if (ways.length === 0) return null;
  return (
    <ul>
      {ways.map(({ key, label, count, to }) => (
        <li key={key}>
          <Link to={{ search: to.toString() }}>{content.none.without(label)}</Link>: {content.found(count)}
        </li>
      ))}
    </ul>
  );
}
