import { useState } from 'react';
import { Link } from 'react-router';
import { shownLinkCode } from '../../domain/profile/link-code.ts';
import { momentWords } from '../../domain/text/moment.ts';
import { canShare, copyText, shareLink } from '../../platform/hand-over.ts';
import { clock } from '../../platform/world.ts';
import { usePerson } from '../../store/use-store.ts';
import { createLinkCode, type LinkCode } from '../../sync/own-devices.ts';
import { problemWords } from '../../sync/problem-words.ts';
import { useSync } from '../../sync/sync-context.tsx';
import type { TransportProblem } from '../../sync/transport.ts';
import { useGrant } from '../../sync/use-grant.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { Card } from '../../ui/content/card.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { LinkToGive } from '../../ui/working/link-to-give.tsx';
import { content } from './content.ts';

type Code = { at: 'none' | 'asking' } | { at: 'made'; made: LinkCode } | { at: 'failed'; problem: TransportProblem };

/** A code, or a link with its QR code, by which a person's other device comes to see the same work. */
export function AnotherDevice() {
  const person = usePerson();
  const { engine, transport } = useSync();
  const { grant, make } = useGrant(person === undefined ? undefined : `person:${person}`);
  const [code, setCode] = useState<Code>({ at: 'none' });
  const words = content.link;
  const makeCode = async () => {
    setCode({ at: 'asking' });
    await engine.sendNow();
    const made = await createLinkCode(transport);
    setCode(made.ok ? { at: 'made', made: made.value } : { at: 'failed', problem: made.error });
  };
  const problem = grant.at === 'failed' ? grant.problem : code.at === 'failed' ? code.problem : undefined;
  const until = (expiresAt: string) => momentWords(Date.parse(expiresAt), clock.now());
  return (
    <section className="d-section" aria-labelledby="another">
      <h2 id="another">{words.title}</h2>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <WarningNote title={words.warning.title}>
        <p>{words.warning.text}</p>
      </WarningNote>
      {problem !== undefined && (
        <div role="alert">
          <WarningNote title={problemWords(problem)}>
            {problem.kind === 'turned-away' ? null : words.offline}
          </WarningNote>
        </div>
      )}
      <div role="status">
        {code.at === 'made' && (
          <Card tone="green" title={words.codeTitle}>
            <p className="d-code">{shownLinkCode(code.made.code)}</p>
            <p>
              {words.codeHint(until(code.made.expiresAt))} {words.where}
            </p>
          </Card>
        )}
      </div>
      {grant.at === 'made' && (
        <LinkToGive
          id="device-link"
          label={words.label}
          link={grant.link}
          hint={words.hint(until(grant.expiresAt))}
          onCopy={() => copyText(grant.link)}
          onShare={canShare() ? () => void shareLink(words.share, grant.link) : undefined}
        />
      )}
      {person === undefined || grant.at === 'asking' || code.at === 'asking' ? (
        <Loading>{words.asking}</Loading>
      ) : (
        <ButtonRow>
          <Button onClick={() => void makeCode()}>{words.code}</Button>
          <Button look="secondary" onClick={() => void make('self')}>
            {words.link}
          </Button>
        </ButtonRow>
      )}
      <p>
        <Link to="/devices/code">{words.have}</Link>
      </p>
      <p>
        <Link to="/devices/email">{words.lost}</Link>
      </p>
    </section>
  );
}
