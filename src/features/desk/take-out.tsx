import { publishedUpTo } from '../../domain/publication/queue.ts';
import { useSummaries } from '../../store/use-store.ts';
import { useWithdraw } from '../../store/use-withdraw.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { WithdrawForm } from '../../ui/working/withdraw-form.tsx';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';

export interface TakeOutProps {
  copy: WorkingCopy;
  project: string;
  title: string;
  onDone: () => void;
}

/** Takes one project out of the archive, or erases what asks to get there: what that does, why, and are you sure. */
export function TakeOut({ copy, project, title, onDone }: TakeOutProps) {
  const { draft, change, withdraw, failed, seen } = useWithdraw(copy.scope, project);
  const inArchive = useSummaries()?.find(({ id }) => id === project)?.version ?? 0;
  const words = content.withdraw;
  const upTo = Math.max(publishedUpTo(copy.records, project), inArchive);
  return (
    <>
      <NotSaved error={failed} />
      <WithdrawForm
        {...(upTo > 0 ? words.public : words.waiting)}
        {...{ about: title, noteHint: words.noteHint, erases: words.erases, draft }}
        onDraft={change}
        seen={seen}
        onConfirm={(reason, note) => void withdraw({ reason, note, upTo }).then((saved) => saved && onDone())}
      />
    </>
  );
}
