import { useState } from 'react';
import { useParams } from 'react-router';
import { queueOf } from '../../domain/publication/queue.ts';
import { withdrawalOf } from '../../domain/publication/withdrawal.ts';
import { useSummaries, useWorkingCopy } from '../../store/use-store.ts';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { TakeOut } from './take-out.tsx';
import { TakenOut } from './taken-out.tsx';

/** A desk takes a project out of the archive, or erases a request that holds what may not stand there. */
export function TakeOutPage() {
  const { desk = '', submission: id = '' } = useParams();
  const copy = useWorkingCopy(`desk:${desk}`);
  const [taken, setTaken] = useState<string>();
  if (copy === undefined) return <Loading />;
  const { waiting, decided } = queueOf(copy.records);
  const found = [...waiting, ...decided].find((one) => one.id === id)?.submitted;
  const { missing, missingText, back } = content.submission;
  return (
    <Page width="reading">
      <BackLink to={`/desk/${desk}/${id}`}>{back}</BackLink>
      {taken !== undefined ? (
        <TakenOut desk={desk} project={taken} />
      ) : found === undefined ? (
        <Nothing title={missing} text={missingText} />
      ) : (
        <TakeOut
          {...{ copy, project: found.project, title: found.content.title }}
          onDone={() => setTaken(found.project)}
        />
      )}
    </Page>
  );
}

/** The operator's desk takes out any project that is in the archive, though it was never asked about it. */
export function TakeOutAnyPage() {
  const { desk = '', project = '' } = useParams();
  const copy = useWorkingCopy(`desk:${desk}`);
  const summaries = useSummaries();
  const [taken, setTaken] = useState<string>();
  if (copy === undefined || summaries === undefined) return <Loading />;
  const found = summaries.find(({ id }) => id === project);
  const { missing, missingText } = content.any;
  const asked = (withdrawalOf(copy.records, project)?.upTo ?? -1) >= (found?.version ?? 0);
  return (
    <Page width="reading">
      <BackLink to={`/desk/${desk}`}>{content.submission.back}</BackLink>
      {taken !== undefined ? (
        <TakenOut desk={desk} project={taken} />
      ) : found === undefined ? (
        <Nothing title={missing} text={missingText} />
      ) : (
        <>
          {asked && <InsetNote>{content.submission.withdrawing}</InsetNote>}
          <TakeOut {...{ copy, project, title: found.title }} onDone={() => setTaken(project)} />
        </>
      )}
    </Page>
  );
}

function Nothing({ title, text }: { title: string; text: string }) {
  return (
    <>
      <PageTitle title={title} />
      <EmptyState title={title}>{text}</EmptyState>
    </>
  );
}
