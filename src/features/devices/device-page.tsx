import { momentWords } from '../../domain/text/moment.ts';
import { canShare, copyText, shareLink } from '../../platform/hand-over.ts';
import { clock } from '../../platform/world.ts';
import { usePerson } from '../../store/use-store.ts';
import { problemWords } from '../../sync/problem-words.ts';
import { useGrant } from '../../sync/use-grant.ts';
import { Button } from '../../ui/actions/button.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { LinkToGive } from '../../ui/working/link-to-give.tsx';
import { content } from './content.ts';

/** A link by which a person's second device comes to see the same work. */
export function DevicePage() {
  const person = usePerson();
  const { grant, make } = useGrant(person === undefined ? undefined : `person:${person}`);
  return (
    <Page width="reading">
      <PageTitle title={content.title} />
      <p className="d-lead">{content.lead}</p>
      <ol>
        {content.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <WarningNote title={content.warning.title} level={2}>
        <p>{content.warning.text}</p>
      </WarningNote>
      {grant.at === 'failed' && (
        <div role="alert">
          <WarningNote title={problemWords(grant.problem)} level={2}>
            {grant.problem.kind === 'turned-away' ? null : content.offline}
          </WarningNote>
        </div>
      )}
      {grant.at === 'made' && (
        <LinkToGive
          id="device-link"
          label={content.link}
          link={grant.link}
          hint={content.hint(momentWords(Date.parse(grant.expiresAt), clock.now()))}
          onCopy={() => copyText(grant.link)}
          onShare={canShare() ? () => void shareLink(content.share, grant.link) : undefined}
        />
      )}
      {grant.at === 'asking' ? (
        <Loading>{content.asking}</Loading>
      ) : (
        <Button look={grant.at === 'made' ? 'secondary' : 'primary'} onClick={() => void make('self')}>
          {grant.at === 'made' ? content.another : content.button}
        </Button>
      )}
    </Page>
  );
}
