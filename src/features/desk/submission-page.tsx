import { Link, useParams } from 'react-router';
import type { Pass } from '../../domain/identifiers/pass.ts';
import { submissionKind } from '../../domain/publication/publication.ts';
import { lastVersion, publishedUpTo, queueOf, type Submission } from '../../domain/publication/queue.ts';
import { withdrawalId } from '../../domain/publication/withdrawal.ts';
import { type Folded, ofKind } from '../../domain/record/kind.ts';
import { formatDate } from '../../domain/text/partial-date.ts';
import { usePerson, useWhereIsMyWork, useWorkingCopy } from '../../store/use-store.ts';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { FactsList } from '../../ui/content/facts-list.tsx';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { MAY_TELL, REASON_WORDS } from '../../ui/identifiers/words.ts';
import { ProjectArticle } from '../../ui/project/project-article.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { goneLabel } from './gone-label.ts';
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
        <Missing records={copy.records} id={id} />
      ) : (
        <>
          <PageTitle title={content.queue.form[found.submitted.content.form]} />
          <Facts submission={found} records={copy.records} />
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

/** It did not come yet, or it was taken out for good: then that is all there is to say. */
function Missing({ records, id }: { records: readonly Folded[]; id: string }) {
  const words = content.submission;
  const progress = ofKind(records, submissionKind).find((one) => one.id === id)?.values.progress;
  const gone = progress?.state === 'withdrawn' ? progress : undefined;
  const title = gone === undefined ? words.missing : words.withdrawn;
  return (
    <>
      <PageTitle title={title} />
      <EmptyState title={title}>{gone === undefined ? words.missingText : goneLabel(gone)}</EmptyState>
    </>
  );
}

function Facts({ submission, records }: { submission: Submission; records: readonly Folded[] }) {
  const { asker, askedAt, passed = [] } = submission.submitted;
  const { progress } = submission.values;
  const words = content.submission;
  // What was published has the number that it got; what waits gets the one after the last.
  const version =
    (progress?.state === 'published' || progress?.state === 'withdrawn') && progress.version > 0
      ? content.queue.isVersion(progress.version)
      : content.queue.version(lastVersion(records, submission.submitted.project));
  return (
    <FactsList
      facts={[
        {
          label: content.queue.askedBy,
          value: [asker.name, asker.role, asker.organisation?.name].filter(Boolean).join(', '),
        },
        { label: words.askedOn, value: formatDate(askedAt.slice(0, 10)) },
        { label: 'Version', value: version },
        { label: words.stop, value: passed.length === 0 ? words.stopNothing : <PassedList passed={passed} /> },
      ]}
    />
  );
}

/** What looked as if it told who a patient is, and why the team says that it may stand. */
function PassedList({ passed }: { passed: readonly Pass[] }) {
  return (
    <ul>
      {passed.map(({ type, words, reason, note }) => (
        <li key={`${type} ${words}`}>
          <bdi>{content.submission.stopPassed(words, [REASON_WORDS[reason], note].filter(Boolean).join(' – '))}</bdi>{' '}
          <span className="d-soft">{MAY_TELL[type]}</span>
        </li>
      ))}
    </ul>
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
