import { useState } from 'react';
import type { Folded } from '../../domain/record/kind.ts';
import { discard } from '../../store/outbox.ts';
import { useStore } from '../../store/store-context.tsx';
import type { Stuck } from '../../store/working-copy.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Card } from '../../ui/content/card.tsx';
import { changeWords } from '../../ui/working/change-words.ts';
import { valueWords } from '../../ui/working/value-words.ts';
import { workPath } from '../../ui/working/work-path.ts';
import { content } from './content.ts';

export interface StuckCardProps {
  stuck: Stuck;
  project: string;
  records: readonly Folded[];
}

/** One change that is held or came back. Giving it up is asked twice, with all that was typed in view. */
export function StuckCard({ stuck, project, records }: StuckCardProps) {
  const { vault } = useStore();
  const [asking, setAsking] = useState(false);
  const words = content.needsYou;
  const what = changeWords(records, stuck);
  const typed = valueWords(stuck.kind, stuck.field, stuck.payload);
  return (
    <Card tone="problem" meta={<bdi>{project}</bdi>} title={what}>
      <p>{whyOf(stuck)}</p>
      {typed !== undefined && (
        <>
          <p className="d-soft d-small d-flush">{words.typed}</p>
          <p className="d-prose" dir="auto">
            {typed}
          </p>
        </>
      )}
      {asking ? (
        <div role="alert">
          <p>
            <strong>{words.sure}</strong>
          </p>
          <ButtonRow>
            <Button small look="warning" hiddenText={`: ${what}`} onClick={() => void discard(vault, stuck.mid)}>
              {words.yes}
            </Button>
            <Button small look="secondary" onClick={() => setAsking(false)}>
              {words.no}
            </Button>
          </ButtonRow>
        </div>
      ) : (
        <ButtonRow>
          <LinkButton small to={workPath(stuck.scope, records, stuck)}>
            {words.mend}
          </LinkButton>
          <Button small look="quiet" hiddenText={`: ${what}`} onClick={() => setAsking(true)}>
            {words.giveUp}
          </Button>
        </ButtonRow>
      )}
    </Card>
  );
}

function whyOf({ state, problem, message }: Stuck): string {
  const words = content.needsYou;
  if (problem === 'identifier') return state === 'held' ? words.identifier : words.refusedIdentifier;
  return state === 'held' ? message : `${words.cameBack} ${message}`.trim();
}
