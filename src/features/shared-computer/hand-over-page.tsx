import { useEffect, useState } from 'react';
import { useStore } from '../../store/store-context.tsx';
import { useWard, type Ward } from '../../store/ward-context.tsx';
import { useSync } from '../../sync/sync-context.tsx';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { ProgressBar } from '../../ui/content/progress-bar.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { useUnsent } from './use-unsent.ts';

/** Sends what can be sent, says what cannot and in whose vault it waits, and locks. Signing out is nothing else. */
export function HandOverPage() {
  const ward = useWard();
  const words = content.handOver;
  return (
    <Page width="reading">
      <PageTitle title={words.title} />
      {ward?.person === undefined ? (
        <>
          <p className="d-lead">{words.alone}</p>
          <LinkButton to="/shared-computer">{words.set}</LinkButton>
        </>
      ) : (
        <HandOver ward={ward} person={ward.person} />
      )}
    </Page>
  );
}

function HandOver({ ward, person }: { ward: Ward; person: NonNullable<Ward['person']> }) {
  const { autosave } = useStore();
  const { engine } = useSync();
  const unsent = useUnsent();
  const [first, setFirst] = useState<number>();
  const [sending, setSending] = useState(true);
  const words = content.handOver;

  // Sent once on the way in, and again where somebody asks.
  useEffect(() => {
    if (!sending) return;
    let wanted = true;
    void autosave
      .flush()
      .then(() => engine.sendNow())
      .then(() => {
        if (wanted) setSending(false);
      });
    return () => {
      wanted = false;
    };
  }, [sending, autosave, engine]);
  useEffect(() => {
    if (unsent !== undefined) setFirst((before) => Math.max(before ?? 0, unsent.count));
  }, [unsent]);

  const isOver = !sending && unsent?.count === 0;
  useEffect(() => {
    if (isOver) void ward.lock();
  }, [isOver, ward]);

  if (unsent === undefined || first === undefined) return <Loading />;
  const { count, needsYou } = unsent;
  return (
    <>
      <p className="d-lead">{words.lead}</p>
      {sending && count > 0 && (
        <ProgressBar label={words.sending} done={first - count} total={first} unit={words.unit} />
      )}
      <div role="status">
        {isOver && <p>{words.sent}</p>}
        {!sending && count > 0 && (
          <WarningNote title={words.left(count, person.name)} level={2}>
            <p>
              {person.lock === undefined ? words.leftOpen : words.leftPin} {needsYou > 0 && words.needsYou(needsYou)}
            </p>
          </WarningNote>
        )}
      </div>
      <ButtonRow>
        {sending && count > 0 ? (
          <Button look="secondary" onClick={() => setSending(false)}>
            {words.stop}
          </Button>
        ) : (
          <Button onClick={() => void ward.lock()}>{words.lock}</Button>
        )}
        {!sending && count > 0 && (
          <>
            <Button look="secondary" onClick={() => setSending(true)}>
              {words.again}
            </Button>
            <LinkButton look="quiet" to="/where-is-my-work">
              {words.see}
            </LinkButton>
          </>
        )}
      </ButtonRow>
    </>
  );
}
