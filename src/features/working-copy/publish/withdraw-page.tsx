import { useState } from 'react';
import { publishedVersion } from '../../../domain/publication/latest.ts';
import { useAskedWithdrawal } from '../../../store/use-asked-withdrawal.ts';
import { useSummaries } from '../../../store/use-store.ts';
import { useWithdraw } from '../../../store/use-withdraw.ts';
import { LinkButton } from '../../../ui/actions/link-button.tsx';
import { ConfirmationPanel } from '../../../ui/content/confirmation-panel.tsx';
import { EmptyState } from '../../../ui/content/empty-state.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { WithdrawForm } from '../../../ui/working/withdraw-form.tsx';
import { NotSaved } from '../fields/not-saved.tsx';
import { isLead } from '../history/may.ts';
import { type ProjectOfPage, ProjectScreen } from '../project-screen.tsx';
import { content } from './content.ts';

/** Whoever leads a project takes what is published of it out of the archive. */
export function WithdrawPage() {
  return (
    <ProjectScreen back={({ project, title }) => ({ to: `/work/${project}`, label: title })}>
      {(page) => <Withdraw {...page} />}
    </ProjectScreen>
  );
}

function Withdraw({ copy, project }: ProjectOfPage) {
  const { draft, change, withdraw, failed, seen } = useWithdraw(copy.scope, project);
  const inArchive = useSummaries()?.find(({ id }) => id === project)?.version ?? 0;
  const [done, setDone] = useState(false);
  const place = useAskedWithdrawal(copy.scope, project);
  const words = content.withdraw;
  const upTo = Math.max(publishedVersion(copy.records) ?? 0, inArchive);
  const back = <LinkButton to={`/work/${project}`}>{words.back}</LinkButton>;
  if (done) {
    return (
      <>
        <ConfirmationPanel title={words.done.title} />
        <p role="status">{place !== undefined && words.done.text[place]}</p>
        <p>{words.done.next}</p>
        {back}
      </>
    );
  }
  if (upTo === 0 || !isLead(copy)) {
    return (
      <>
        <PageTitle title={words.title} />
        <EmptyState title={upTo === 0 ? words.nothing : words.leadOnly} action={back} />
      </>
    );
  }
  return (
    <>
      <NotSaved error={failed} />
      <WithdrawForm
        {...{ title: words.title, does: words.does, noteHint: words.noteHint, sure: words.sure, draft }}
        erases={words.erases}
        onDraft={change}
        seen={seen}
        onConfirm={(reason, note) => void withdraw({ reason, note, upTo }).then(setDone)}
      />
    </>
  );
}
