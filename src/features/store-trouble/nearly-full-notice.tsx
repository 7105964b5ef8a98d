import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Notice } from '../../ui/shell/notice.tsx';
import { nearlyFullContent as content } from './nearly-full-content.ts';

/** @param full the part of its room that is taken, from 0 to 1 */
export function NearlyFullNotice({ full }: { full: number }) {
  const action = (
    <LinkButton to="/help/keeping-work-safe" look="secondary">
      {content.more}
    </LinkButton>
  );
  return (
    <Notice label="Room on this device" action={action}>
      {content.text(Math.min(100, Math.round(full * 100)))}
    </Notice>
  );
}
