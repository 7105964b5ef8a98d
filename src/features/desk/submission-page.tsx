import { Link, useParams } from 'react-router';
import type { Pass } from '../../domain/identifiers/pass.ts';
import { publishedUpTo, queueOf, type Submission } from '../../domain/publication/queue.ts';
import { withdrawalId } from '../../domain/publication/withdrawal.ts';
import type { Folded } from '../../domain/record/kind.ts';
import { formatDate } from '../../domain/text/partial-date.ts';
import { useWhereIsMyWork, useWorkingCopy } from '../../store/use-store.ts';
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
import { DecisionForm } from './decision-form.tsx';

/** One request to publish: the page as it will be, who asks, what the stop said, and the two decisions. */
export function SubmissionPage() {
  const { desk = '', submission: id = '' } = useParams();
  const copy = useWorkingCopy(`desk:${desk}`);
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
          <Outcome desk={desk} submission={found} />
          <TakeItOut desk={desk} records={copy.records} submission={found} />
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
  const { asker, askedAt, publishedVersion, passed = [] } = submission.submitted;
  const words = content.submission;
  return (
    <FactsList
      facts={[
        {
          label: content.queue.askedBy,
          value: [asker.name, asker.role, asker.organisation?.name].filter(Boolean).join(', '),
        },
        { label: words.askedOn, value: formatDate(askedAt.slice(0, 10)) },
        { label: 'Version', value: content.queue.version(publishedVersion) },
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

function Outcome({ desk, submission }: { desk: string; submission: Submission }) {
  const { decision, progress } = submission.values;
  const { project, hash } = submission.submitted;
  const words = content.submission;
  if (progress?.state === 'published') {
    return (
      <InsetNote>
        {words.published(progress.version)}. <Link to={`/projects/${project}`}>{words.read}</Link>
      </InsetNote>
    );
  }
  if (progress?.state === 'returned') return <InsetNote>{`${words.returned}: ${progress.reason}`}</InsetNote>;
  if (progress?.state === 'withdrawn') {
    return <InsetNote>{progress.note === '' ? words.withdrawn : `${words.withdrawn}: ${progress.note}`}</InsetNote>;
  }
  if (progress?.state === 'refused') return <InsetNote>{words.refused}</InsetNote>;
  if (decision !== undefined) return <InsetNote>{words.deciding}</InsetNote>;
  return <DecisionForm key={submission.id} desk={desk} submission={submission.id} hash={hash} />;
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
