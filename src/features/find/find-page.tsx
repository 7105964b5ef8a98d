import { useSyncState } from '../../sync/sync-context.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { SearchField } from '../../ui/forms/search-field.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { useScrollBack } from '../../ui/shell/use-scroll-back.ts';
import { content } from './content.ts';
import { FilterColumn } from './filter-column.tsx';
import { NothingFound } from './nothing-found.tsx';
import { ResultsList } from './results-list.tsx';
import { type Find, useFind } from './use-find.ts';

/** Search and browse: everything about the list stands in the address. */
export function FindPage() {
  const find = useFind();
  useScrollBack(find.results !== undefined);
  return (
    <Page>
      <PageTitle title={content.title} />
      <SearchField
        id="q"
        label={content.search.label}
        placeholder={content.search.placeholder}
        value={find.text}
        onChange={find.setText}
        onSubmit={find.setText}
      />
      <Results find={find} />
    </Page>
  );
}

function Results({ find }: { find: Find }) {
  const { results } = find;
  if (results === undefined) return <Loading>{content.looking}</Loading>;
  if (results.all.length === 0) return <NoArchive />;
  return (
    <div className="d-columns--filters">
      <FilterColumn find={find} results={results} />
      {results.shown.length === 0 ? (
        <NothingFound find={find} results={results} />
      ) : (
        <ResultsList find={find} results={results} />
      )}
    </div>
  );
}

function NoArchive() {
  const failed = useSyncState().archiveProblem !== undefined;
  const words = content.empty;
  return (
    <EmptyState title={words.title} action={<LinkButton to="/record">{words.record}</LinkButton>}>
      <p role="status">{failed ? words.failed : words.coming}</p>
    </EmptyState>
  );
}
