import { useState } from 'react';
import type { TeamRole } from '../../../domain/team/membership.ts';
import { momentWords } from '../../../domain/text/moment.ts';
import { canShare, copyText, shareLink } from '../../../platform/hand-over.ts';
import { clock } from '../../../platform/world.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { problemWords } from '../../../sync/problem-words.ts';
import { useGrant } from '../../../sync/use-grant.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { Loading } from '../../../ui/content/loading.tsx';
import { WarningNote } from '../../../ui/content/warning-note.tsx';
import { ChoiceField } from '../../../ui/forms/choice-field.tsx';
import { LinkToGive } from '../../../ui/working/link-to-give.tsx';
import { content } from './content.ts';
import { OpenInvitations } from './open-invitations.tsx';

/** Makes a link that lets one other person into the team, with what they may do there. */
export function Invite({ copy, leads }: { copy: WorkingCopy; leads: boolean }) {
  const { grant, make } = useGrant(copy.scope);
  const [role, setRole] = useState<TeamRole>('member');
  const words = content.invite;
  if (!leads) {
    return (
      <section className="d-section" aria-labelledby="invite">
        <h2 id="invite">{words.title}</h2>
        <p>{words.notLead}</p>
      </section>
    );
  }
  return (
    <section className="d-section" aria-labelledby="invite">
      <h2 id="invite">{words.title}</h2>
      <p>{words.text}</p>
      <ChoiceField
        id="invite-role"
        label={words.role}
        labelSize="small"
        choices={content.choices}
        value={role}
        onChange={setRole}
      />
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
          label={words.link(content.open.role[grant.role])}
          link={grant.link}
          hint={words.hint(momentWords(Date.parse(grant.expiresAt), clock.now()))}
          onCopy={() => copyText(grant.link)}
          onShare={canShare() ? () => void shareLink(words.share, grant.link) : undefined}
        />
      )}
      {grant.at === 'asking' ? (
        <Loading>{words.asking}</Loading>
      ) : (
        <Button look="secondary" onClick={() => void make(role)}>
          {grant.at === 'made' ? words.another : words.button}
        </Button>
      )}
      <OpenInvitations copy={copy} made={grant.at === 'made' ? grant.link : ''} />
    </section>
  );
}
