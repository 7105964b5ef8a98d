import { Link } from 'react-router';
import { latestRequest, publishedVersion } from '../../../domain/publication/latest.ts';
import type { Folded } from '../../../domain/record/kind.ts';
import { momentWords } from '../../../domain/text/moment.ts';
import { clock } from '../../../platform/world.ts';
import { InsetNote } from '../../../ui/content/inset-note.tsx';
import { WarningNote } from '../../../ui/content/warning-note.tsx';
import { content } from './content.ts';

/** What became of the newest request to publish, and what is in the archive already. */
export function PublicationState({ project, records }: { project: string; records: readonly Folded[] }) {
  const version = publishedVersion(records);
  return (
    <>
      <Newest records={records} />
      {version !== undefined && (
        <p>
          {content.tell.published(version)} <Link to={`/projects/${project}`}>{content.tell.read}</Link>{' '}
          {content.tell.newer}
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
          <p className="d-prose" dir="auto">
            {progress.reason}
          </p>
          <p>{words.again}</p>
        </WarningNote>
      );
    case 'refused':
      return <WarningNote title={words.refused[progress.reason]}>{null}</WarningNote>;
    case 'withdrawn':
      return (
        <WarningNote title={words.withdrawn[progress.reason]}>
          <p className="d-prose" dir="auto">
            {progress.note}
          </p>
          <p>{words.again}</p>
        </WarningNote>
      );
    case 'published':
    case undefined:
      return null;
  }
}
