import { useAskedWithdrawal } from '../../store/use-asked-withdrawal.ts';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { ConfirmationPanel } from '../../ui/content/confirmation-panel.tsx';
import { content } from './content.ts';

/** The end of taking something out: where that is now. It stands though the desk has forgotten what it was. */
export function TakenOut({ desk, project }: { desk: string; project: string }) {
  const place = useAskedWithdrawal(`desk:${desk}`, project);
  const words = content.withdraw;
  return (
    <>
      <ConfirmationPanel title={words.done} />
      <p role="status">{place !== undefined && words.doneText[place]}</p>
      <LinkButton to={`/desk/${desk}`}>{content.submission.back}</LinkButton>
    </>
  );
}
