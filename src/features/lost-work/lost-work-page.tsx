import { useRef, useState } from 'react';
import { useNow } from '../../platform/use-now.ts';
import type { Lost } from '../../store/marker.ts';
import { useLost } from '../../store/marker-context.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { LostCard } from './lost-card.tsx';

/** What this device does not have any more, and what of it comes back, in words that can be read out on the phone (S11). */
export function LostWorkPage() {
  const { lost, forget } = useLost();
  const now = useNow();
  const [done, setDone] = useState(false);
  const line = useRef<HTMLParagraphElement>(null);
  const drop = (one: Lost) => {
    forget(one);
    setDone(true);
    // The button that was pressed is gone.
    line.current?.focus();
  };
  return (
    <Page width="reading">
      <PageTitle title={content.title} />
      <p tabIndex={-1} ref={line}>
        {lost.length > 0 ? content.lead : done ? content.done : content.none}
      </p>
      {lost.map((one) => (
        <LostCard key={one.vault + one.writtenAt} lost={one} now={now} onForget={() => drop(one)} />
      ))}
      <LinkButton to="/work" look="secondary">
        {content.work}
      </LinkButton>
    </Page>
  );
}
