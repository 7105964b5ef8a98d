import type { Folded } from '../../domain/record/kind.ts';
import { momentWords } from '../../domain/text/moment.ts';
import { useNow } from '../../platform/use-now.ts';
import { discard } from '../../store/outbox.ts';
import { useStore } from '../../store/store-context.tsx';
import { mayHelpToSendAgain, sendAgain } from '../../store/stuck.ts';
import type { Stuck } from '../../store/working-copy.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Card } from '../../ui/content/card.tsx';
import { useAsking } from '../../ui/content/use-asking.ts';
import { changeWords } from '../../ui/working/change-words.ts';
import { valueWords } from '../../ui/working/value-words.ts';
import { workPath } from '../../ui/working/work-path.ts';
import { content } from './content.ts';
import type { Done } from './done-note.tsx';
import { SureGiveUp } from './sure-give-up.tsx';
import { useSaveWork } from './use-save-work.tsx';

export interface StuckCardProps {
  stuck: Stuck;
  project: string;
  records: readonly Folded[];
  onDone(done: Done): void;
}

/** One change that is held or came back: what, where, when and why, all that was typed, and what can be done. */
export function StuckCard({ stuck, project, records, onDone }: StuckCardProps) {
  const { vault } = useStore();
  const { asking, ask, leave, back } = useAsking();
  const { save, told } = useSaveWork();
  const now = useNow();
  const words = content.needsYou;
  const what = changeWords(records, stuck);
  const isTakingOut = stuck.op === 'redact';
  const typed = isTakingOut ? undefined : valueWords(stuck.kind, stuck.field, stuck.payload);
  const moment = momentWords(Date.parse(stuck.since), now);
  const giveUp = async () => {
    const undo = await discard(vault, stuck.mid);
    if (undo !== undefined) onDone({ told: words.givenUp(what), undo: { what, run: undo } });
  };
  const again = async () => {
    if (await sendAgain(vault, stuck.mid)) onDone({ told: words.again(what) });
  };
  return (
    <Card tone="problem" meta={<bdi>{project}</bdi>} title={what}>
      <p>
        {whyOf(stuck)}{' '}
        <span className="d-soft">{stuck.state === 'held' ? words.written(moment) : words.back(moment)}</span>
      </p>
      {typed !== undefined && (
        <>
          <p className="d-soft d-small d-flush">{words.typed}</p>
          <p className="d-prose" dir="auto">
            {typed}
          </p>
        </>
      )}
      {asking ? (
        <SureGiveUp
          question={isTakingOut ? words.takingOut.sure : words.sure}
          what={what}
          onYes={() => void giveUp()}
          onNo={leave}
        />
      ) : (
        <ButtonRow>
          <LinkButton small to={workPath(stuck.scope, records, stuck)}>
            {isTakingOut ? words.takingOut.open : words.mend}
          </LinkButton>
          {mayHelpToSendAgain(stuck) && (
            <Button small look="secondary" hiddenText={`: ${what}`} onClick={() => void again()}>
              {words.sendAgain}
            </Button>
          )}
          <Button small look="quiet" hiddenText={`: ${what}`} onClick={() => void save(stuck.mid)}>
            {words.saveOne}
          </Button>
          <Button small look="quiet" hiddenText={`: ${what}`} buttonRef={back} onClick={ask}>
            {words.giveUp}
          </Button>
        </ButtonRow>
      )}
      <p role="status">{told}</p>
    </Card>
  );
}

function whyOf({ op, state, problem, message }: Stuck): string {
  const words = content.needsYou;
  if (op === 'redact') return problem === 'not-allowed' ? words.takingOut.notAllowed : words.takingOut.why;
  if (problem === 'asked') return message;
  if (problem === 'identifier') return state === 'held' ? `${message} ${words.identifier}` : words.refusedIdentifier;
  if (problem === 'blocked') return words.blocked;
  if (problem === 'taken-out') return words.takenOut;
  const reasons: Readonly<Record<string, string>> = content.turnedAway.why;
  return reasons[problem] ?? (state === 'held' ? message : `${words.cameBack} ${message}`.trim());
}
