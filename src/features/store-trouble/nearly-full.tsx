import { useFullness } from '../../platform/use-fullness.ts';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Notice } from '../../ui/shell/notice.tsx';
import { content } from './content.ts';

const WARN_AT = 0.8;

/** From 80 % on: before a save fails, not after. */
export function NearlyFull() {
  const full = useFullness();
  if (full === undefined || full < WARN_AT) return null;
  const { text, more } = content.nearlyFull;
  const action = (
    <LinkButton to="/help/keeping-work-safe" look="secondary">
      {more}
    </LinkButton>
  );
  return (
    <Notice label="Room on this device" action={action}>
      {text(Math.min(100, Math.round(full * 100)))}
    </Notice>
  );
}
