import { Link } from 'react-router';
import { latestRequest, publishedVersion } from '../../../domain/publication/latest.ts';
import { RETURN_LABELS } from '../../../domain/publication/return-reasons.ts';
import { withdrawalOf } from '../../../domain/publication/withdrawal.ts';
import type { Folded } from '../../../domain/record/kind.ts';
import { momentWords } from '../../../domain/text/moment.ts';
import { clock } from '../../../platform/world.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { InsetNote } from '../../../ui/content/inset-note.tsx';
import { WarningNote } from '../../../ui/content/warning-note.tsx';
import { isLead } from '../history/may.ts';
import { content } from './content.ts';

/** What became of the newest request to publish, and what is in the archive already. */
export function PublicationState({ project, copy }: { project: string; copy: WorkingCopy }) {
  const { records } = copy;
  const version = publishedVersion(records);
  const leaving = version !== undefined && (withdrawalOf(records, project)?.upTo ?? 0) >= version;
  return (
    <>
      <Newest records={records} />
      {leaving && <InsetNote>{content.tell.withdrawing}</InsetNote>}
      {version !== undefined && !leaving && (
        <p>
          {content.tell.published(version)} <Link to={`/projects/${project}`}>{content.tell.read}</Link>{' '}
          {content.tell.newer}
        </p>
      )}
      {version !== undefined && !leaving && isLead(copy) && (
        <p>
          <Link to={`/work/${project}/withdraw`}>{content.tell.withdraw}</Link>
        </p>
      )}
    </>
  );
}

function Newest({ records }: { records: readonly Folded[] }) {
  const words = content.tell;
  const progress = latestRequest(records)?.progress;
  switch (progress?.state) {
    case 'not-yet':
      return <InsetNote>{words.notYet}</InsetNote>;
    case 'waiting':
      return <InsetNote>{words.waiting(momentWords(Date.parse(progress.at), clock.now()))}</InsetNote>;
    case 'returned':
      return (
        <WarningNote title={words.returned}>
          {progress.why !== undefined && progress.why !== 'other' && <p>{RETURN_LABELS[progress.why]}</p>}
          {progress.reason !== '' && (
            <p className="d-prose" dir="auto">
              {progress.reason}
            </p>
          )}
          <p>{words.again}</p>
        </WarningNote>
      );
    case 'refused':
      return <WarningNote title={words.refused[progress.reason]}>{null}</WarningNote>;
    case 'withdrawn':
      return (
        <WarningNote title={words.withdrawn[progress.reason]}>
          {progress.note !== '' && (
            <>
              <p className="d-soft d-small d-flush">{words.note}</p>
              <p className="d-prose" dir="auto">
                {progress.note}
              </p>
            </>
          )}
          <p>{words.stays}</p>
        </WarningNote>
      );
    case 'published':
    case undefined:
      return null;
  }
}
