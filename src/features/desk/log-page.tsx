import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { moderatorName } from '../../domain/desk/moderators-of.ts';
import type { Folded } from '../../domain/record/kind.ts';
import { momentWords } from '../../domain/text/moment.ts';
import { clock } from '../../platform/world.ts';
import { auditAnswerSchema } from '../../protocol/audit.ts';
import type { AuditEntry } from '../../protocol/audit-entry.ts';
import { useWorkingCopy } from '../../store/use-store.ts';
import { problemWords } from '../../sync/problem-words.ts';
import { useSync } from '../../sync/sync-context.tsx';
import type { TransportProblem } from '../../sync/transport.ts';
import { Button } from '../../ui/actions/button.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './log-content.ts';
import { NotMine } from './not-mine.tsx';

/** What was done at a desk, as the server has written it down. It is read from there: a copy here would prove nothing. */
export function LogPage() {
  const { desk = '' } = useParams();
  const copy = useWorkingCopy(`desk:${desk}`);
  if (copy === undefined) return <Loading />;
  if (copy.row === undefined || copy.row.lost !== undefined) return <NotMine desk={desk} />;
  return (
    <Page width="reading">
      <BackLink to={`/desk/${desk}`}>{content.back}</BackLink>
      <PageTitle title={content.title} />
      <p>{content.text}</p>
      <Log desk={desk} records={copy.records} />
    </Page>
  );
}

function Log({ desk, records }: { desk: string; records: readonly Folded[] }) {
  const { transport } = useSync();
  const [entries, setEntries] = useState<AuditEntry[]>([]);
  const [before, setBefore] = useState<number>();
  const [state, setState] = useState<'asking' | 'more' | 'all' | TransportProblem>('asking');
  useEffect(() => {
    let wanted = true;
    const ask = { scope: `desk:${desk}`, ...(before !== undefined && { before }) };
    void transport.post('/v1/audit', ask, auditAnswerSchema).then((answer) => {
      if (!wanted) return;
      if (!answer.ok) return setState(answer.error);
      setEntries((shown) => [...shown, ...answer.value.entries]);
      setState(answer.value.more ? 'more' : 'all');
    });
    return () => {
      wanted = false;
    };
  }, [transport, desk, before]);
  const next = () => {
    setState('asking');
    setBefore(entries.at(-1)?.seq);
  };
  return (
    <>
      {typeof state === 'object' && (
        <div role="alert">
          <WarningNote title={problemWords(state)} level={2}>
            {content.offline}
          </WarningNote>
        </div>
      )}
      <ol className="d-plain-list">
        {entries.map((entry) => (
          <li key={entry.seq}>
            <p className="d-flush">{content.whats[entry.what]}</p>
            <p className="d-soft d-small">
              {momentWords(Date.parse(entry.at), clock.now())} · <bdi>{whoOf(entry, records)}</bdi> ·{' '}
              {content.row(entry.seq)}
            </p>
          </li>
        ))}
      </ol>
      {state === 'asking' && <Loading>{content.asking}</Loading>}
      {state === 'all' && entries.length === 0 && <p>{content.none}</p>}
      {state === 'more' && (
        <Button look="secondary" onClick={next}>
          {content.more}
        </Button>
      )}
    </>
  );
}

function whoOf({ who }: AuditEntry, records: readonly Folded[]): string {
  if (who === 'operator') return content.operator;
  return who === 'server' ? content.server : (moderatorName(records, who) ?? content.unnamed);
}
