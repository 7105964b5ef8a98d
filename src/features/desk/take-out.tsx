import { useState } from 'react';
import { publishedUpTo } from '../../domain/publication/queue.ts';
import { useSummaries } from '../../store/use-store.ts';
import { useWithdraw } from '../../store/use-withdraw.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { ConfirmationPanel } from '../../ui/content/confirmation-panel.tsx';
import { WithdrawForm } from '../../ui/working/withdraw-form.tsx';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';

export interface TakeOutProps {
  desk: string;
  copy: WorkingCopy;
  project: string;
  title: string;
}

/** Takes one project out of the archive, or erases what asks to get there: what that does, why, and are you sure. */
export function TakeOut({ desk, copy, project, title }: TakeOutProps) {
  const { draft, change, withdraw, failed, seen } = useWithdraw(copy.scope, project);
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
        {...{ about: title, noteHint: words.noteHint, erases: words.erases, draft }}
        onDraft={change}
        seen={seen}
        onConfirm={(reason, note) => void withdraw({ reason, note, upTo }).then(setDone)}
      />
    </>
  );
}
