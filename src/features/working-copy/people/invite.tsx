import { momentWords } from '../../../domain/text/moment.ts';
import { canShare, copyText, shareLink } from '../../../platform/hand-over.ts';
import { clock } from '../../../platform/world.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { problemWords } from '../../../sync/problem-words.ts';
import { useGrant } from '../../../sync/use-grant.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { Loading } from '../../../ui/content/loading.tsx';
import { WarningNote } from '../../../ui/content/warning-note.tsx';
import { LinkToGive } from '../../../ui/working/link-to-give.tsx';
import { content } from './content.ts';

/** Makes a link that lets one other person into the team. */
export function Invite({ copy }: { copy: WorkingCopy }) {
  const { grant, make } = useGrant(copy.scope, 'member');
  const words = content.invite;
  const leads = (copy.row?.role ?? 'lead') === 'lead';
  return (
    <section className="d-section" aria-labelledby="invite">
      <h2 id="invite">{words.title}</h2>
      {!leads && <p>{words.notLead}</p>}
      {leads && <p>{words.text}</p>}
      {grant.at === 'failed' && (
        <div role="alert">
          <WarningNote title={problemWords(grant.problem)}>
            {grant.problem.kind === 'turned-away' ? null : words.offline}
          </WarningNote>
        </div>
      )}
      {grant.at === 'made' && (
        <LinkToGive
          id="invitation"
          label={words.link}
          link={grant.link}
          hint={words.hint(momentWords(Date.parse(grant.expiresAt), clock.now()))}
          onCopy={() => copyText(grant.link)}
          onShare={canShare() ? () => void shareLink(words.share, grant.link) : undefined}
        />
      )}
      {grant.at === 'asking' && <Loading>{words.asking}</Loading>}
      {leads && grant.at !== 'asking' && (
        <Button look="secondary" onClick={() => void make()}>
          {grant.at === 'made' ? words.another : words.button}
        </Button>
      )}
    </section>
  );
}
