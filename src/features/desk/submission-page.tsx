import { Link, useParams } from 'react-router';
import { findIdentifier } from '../../domain/identifiers/stop.ts';
import { submissionKind } from '../../domain/publication/publication.ts';
import { publishedUpTo, queueOf, type Submission } from '../../domain/publication/queue.ts';
import { withdrawalId } from '../../domain/publication/withdrawal.ts';
import type { Folded } from '../../domain/record/kind.ts';
import { formatDate } from '../../domain/text/partial-date.ts';
import { usePerson, useWhereIsMyWork, useWorkingCopy } from '../../store/use-store.ts';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { FactsList } from '../../ui/content/facts-list.tsx';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { ProjectArticle } from '../../ui/project/project-article.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { LooksAt } from './looks-at.tsx';
import { Outcome } from './outcome.tsx';
import { WhatChanged } from './what-changed.tsx';

/** One request to publish: the page as it will be, who asks, what the stop said, and the two decisions. */
export function SubmissionPage() {
  const { desk = '', submission: id = '' } = useParams();
  const copy = useWorkingCopy(`desk:${desk}`);
  const me = usePerson();
  const words = content.submission;
  if (copy === undefined) return <Loading />;
  const { waiting, decided } = queueOf(copy.records);
  const found = [...waiting, ...decided].find((one) => one.id === id);
  return (
    <Page>
      <BackLink to={`/desk/${desk}`}>{words.back}</BackLink>
      {found === undefined ? (
        <>
          <PageTitle title={words.missing} />
          <EmptyState title={words.missing}>{words.missingText}</EmptyState>
        </>
      ) : (
        <>
          <PageTitle title={content.queue.form[found.submitted.content.form]} />
          <Facts submission={found} />
          {waiting.includes(found) && me !== undefined && (
            <LooksAt
              desk={desk}
              record={found.id}
              kind={submissionKind.name}
              lookers={found.values.lookedAtBy ?? []}
              records={copy.records}
              me={me}
            />
          )}
          <Outcome desk={desk} copy={copy} submission={found} />
          <TakeItOut desk={desk} records={copy.records} submission={found} />
          {waiting.includes(found) && <WhatChanged submission={found} />}
          <section className="d-preview" aria-label={words.asItWillBe}>
            <h2>{words.asItWillBe}</h2>
            <ProjectArticle content={found.submitted.content} />
          </section>
        </>
      )}
    </Page>
  );
}

function Facts({ submission }: { submission: Submission }) {
  const { asker, askedAt, content: asked, publishedVersion } = submission.submitted;
  const words = content.submission;
  const stop = findIdentifier(asked);
  return (
    <FactsList
      facts={[
        {
          label: content.queue.askedBy,
          value: [asker.name, asker.role, asker.organisation?.name].filter(Boolean).join(', '),
        },
        { label: words.askedOn, value: formatDate(askedAt.slice(0, 10)) },
        { label: 'Version', value: content.queue.version(publishedVersion) },
        { label: words.stop, value: stop === undefined ? words.stopNothing : stop.text },
      ]}
    />
  );
}

/** The way to take what is public out of the archive, or to erase a request that holds what may not stand here. */
function TakeItOut({
  desk,
  records,
  submission,
}: {
  desk: string;
  records: readonly Folded[];
  submission: Submission;
}) {
  const { id, submitted, values } = submission;
  const work = useWhereIsMyWork();
  const words = content.submission;
  if (values.progress?.state === 'withdrawn') return null;
  const upTo = publishedUpTo(records, submitted.project);
  const asked = [...(work?.saved ?? []), ...(work?.sending ?? [])].some(
    ({ scope, record }) => scope === `desk:${desk}` && record === withdrawalId(submitted.project),
  );
  if (asked || (upTo === 0 && values.progress?.state === 'published'))
    return <InsetNote>{words.withdrawing}</InsetNote>;
  return (
    <p>
      <Link to={`/desk/${desk}/${id}/take-out`}>{upTo > 0 ? words.withdraw : words.erase}</Link>
    </p>
  );
}
