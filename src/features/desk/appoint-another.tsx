import { momentWords } from '../../domain/text/moment.ts';
import { canShare, copyText, shareLink } from '../../platform/hand-over.ts';
import { clock } from '../../platform/world.ts';
import { problemWords } from '../../sync/problem-words.ts';
import { useGrant } from '../../sync/use-grant.ts';
import { Button } from '../../ui/actions/button.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { LinkToGive } from '../../ui/working/link-to-give.tsx';
import { content } from './moderators-content.ts';

/** Makes a link that lets one other person look after the desk. */
export function AppointAnother({ desk }: { desk: string }) {
  const { grant, make } = useGrant(`desk:${desk}`);
  const words = content.appoint;
  return (
    <section className="d-section" aria-labelledby="appoint">
      <h2 id="appoint">{words.title}</h2>
      <p>{words.text}</p>
      {grant.at === 'failed' && (
        <div role="alert">
          <WarningNote title={problemWords(grant.problem)}>
            {grant.problem.kind === 'turned-away' ? null : words.offline}
          </WarningNote>
        </div>
      )}
      {grant.at === 'made' && (
        <LinkToGive
          id="appointment"
          label={words.link}
          link={grant.link}
          hint={words.hint(momentWords(Date.parse(grant.expiresAt), clock.now()))}
          onCopy={() => copyText(grant.link)}
          onShare={canShare() ? () => void shareLink(words.share, grant.link) : undefined}
        />
      )}
      {grant.at === 'asking' ? (
        <Loading>{words.asking}</Loading>
      ) : (
        <Button look="secondary" onClick={() => void make('moderator')}>
          {grant.at === 'made' ? words.another : words.button}
        </Button>
      )}
    </section>
  );
}
