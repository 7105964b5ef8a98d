import { Suspense } from 'react';
import { useNavigate } from 'react-router';
import { useArchiveState, useSummaries } from '../../store/use-store.ts';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { SearchField } from '../../ui/forms/search-field.tsx';
import { useAddressText } from '../../ui/forms/use-address-text.ts';
import { late } from '../../ui/late.ts';
import { Hero } from '../../ui/shell/hero.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { useScrollBack } from '../../ui/shell/use-scroll-back.ts';
import { ArchiveLists } from './archive-lists.tsx';
import { content } from './content.ts';
import { FirstCopy } from './first-copy.tsx';
import { OnThisDevice } from './on-this-device.tsx';
import { YourWork } from './your-work.tsx';

// It comes with the first letter that is typed. Where it does not, the field still leads to the page of projects.
const LiveResults = late(() => import('./live-results.tsx').then((m) => m.LiveResults));

/** The first screen: one question, and what can be done here. While the question is typed, its answers take the page. */
export function HomePage() {
  const [text, setText, leave] = useAddressText('q');
  const navigate = useNavigate();
  const state = useArchiveState();
  const summaries = useSummaries();
  const asking = text.trim() !== '';
  useScrollBack(summaries !== undefined && !asking);
  const find = (asked: string) => {
    leave();
    void navigate(asked.trim() === '' ? '/projects' : `/projects?${new URLSearchParams({ q: asked.trim() })}`);
  };
  return (
    <>
      <Hero
        title={<PageTitle title={content.title} />}
        text={
          state?.manifest === undefined
            ? content.noFigures
            : content.figures(state.manifest.projects, state.manifest.organisations)
        }
      >
        <SearchField
          id="q"
          label={content.search.label}
          placeholder={content.search.placeholder}
          value={text}
          onChange={setText}
          onSubmit={find}
        />
        {!asking && (
          <div className="d-hero__actions">
            <FirstSteps />
          </div>
        )}
      </Hero>
      {asking ? (
        <Page>
          <Suspense fallback={<Loading>{content.search.looking}</Loading>}>
            <LiveResults text={text} summaries={summaries} />
          </Suspense>
          <ButtonRow>
            <FirstSteps />
          </ButtonRow>
        </Page>
      ) : (
        <Page>
          <YourWork />
          {state === undefined && <FirstCopy />}
          {summaries !== undefined && summaries.length > 0 && (
            <ArchiveLists summaries={summaries} celebrated={state?.manifest.celebrated ?? []} />
          )}
          {state?.manifest !== undefined && <OnThisDevice state={state} />}
        </Page>
      )}
    </>
  );
}

function FirstSteps() {
  return (
    <>
      <LinkButton to="/record" look="secondary">
        {content.record}
      </LinkButton>
      <LinkButton to="/projects" look="secondary">
        {content.browse}
      </LinkButton>
    </>
  );
}
