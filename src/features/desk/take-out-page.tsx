import { useState } from 'react';
import { useParams } from 'react-router';
import { publishedUpTo, queueOf } from '../../domain/publication/queue.ts';
import { useSummaries, useWorkingCopy } from '../../store/use-store.ts';
import { useWithdraw } from '../../store/use-withdraw.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { ConfirmationPanel } from '../../ui/content/confirmation-panel.tsx';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { WithdrawForm } from '../../ui/working/withdraw-form.tsx';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';

/** A desk takes a project out of the archive, or erases a request that holds what may not stand there. */
export function TakeOutPage() {
  const { desk = '', submission: id = '' } = useParams();
  const copy = useWorkingCopy(`desk:${desk}`);
  if (copy === undefined) return <Loading />;
  const { waiting, decided } = queueOf(copy.records);
  const project = [...waiting, ...decided].find((one) => one.id === id)?.submitted.project;
  return (
    <Page width="reading">
      <BackLink to={`/desk/${desk}/${id}`}>{content.submission.back}</BackLink>
      {project === undefined ? <Missing /> : <TakeOut desk={desk} copy={copy} project={project} />}
    </Page>
  );
}

function Missing() {
  const { missing, missingText } = content.submission;
  return (
    <>
      <PageTitle title={missing} />
      <EmptyState title={missing}>{missingText}</EmptyState>
    </>
  );
}

function TakeOut({ desk, copy, project }: { desk: string; copy: WorkingCopy; project: string }) {
  const { draft, change, withdraw, failed } = useWithdraw(copy.scope, project);
  const inArchive = useSummaries()?.find(({ id }) => id === project)?.version ?? 0;
  const [done, setDone] = useState(false);
  const words = content.withdraw;
  const upTo = Math.max(publishedUpTo(copy.records, project), inArchive);
  if (done) {
    return (
      <>
        <ConfirmationPanel title={words.done} />
        <p>{words.doneText}</p>
        <LinkButton to={`/desk/${desk}`}>{content.submission.back}</LinkButton>
      </>
    );
  }
  return (
    <>
      <NotSaved error={failed} />
      <WithdrawForm
        {...(upTo > 0 ? words.public : words.waiting)}
        {...{ noteHint: words.noteHint, erases: words.erases, draft }}
        onDraft={change}
        onConfirm={(reason, note) => void withdraw({ reason, note, upTo }).then(setDone)}
      />
    </>
  );
}
