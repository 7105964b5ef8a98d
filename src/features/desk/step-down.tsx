import { deskModeratorKind } from '../../domain/desk/moderator.ts';
import { clock } from '../../platform/world.ts';
import { useSaveNow } from '../../store/use-save-now.ts';
import { useWhereIsMyWork } from '../../store/use-store.ts';
import { Button } from '../../ui/actions/button.tsx';
import { SureStep } from '../../ui/content/sure-step.tsx';
import { useAsking } from '../../ui/content/use-asking.ts';
import { content } from './moderators-content.ts';
import { NotSaved } from './not-saved.tsx';

const FIELD = 'stepsDown';

/** The way out for a moderator. It is a change like any other: it can be asked for offline. */
export function StepDown({ desk, person, isLast }: { desk: string; person: string; isLast: boolean }) {
  const { saveNow, failed } = useSaveNow();
  const work = useWhereIsMyWork();
  const { asking, ask, leave, back } = useAsking();
  const words = content.stepDown;
  const scope = `desk:${desk}`;
  const asked = [...(work?.saved ?? []), ...(work?.sending ?? [])].some(
    (change) => change.scope === scope && change.field === FIELD,
  );
  const stepDown = async () => {
    const place = { scope, record: person, kind: deskModeratorKind.name, field: FIELD };
    await saveNow([{ ...place, op: 'set', payload: new Date(clock.now()).toISOString() }]);
    leave();
  };
  const last = desk === 'operator' ? words.lastOperator : words.last;
  return (
    <section className="d-section" aria-labelledby="step-down">
      <h2 id="step-down">{words.title}</h2>
      <NotSaved error={failed} />
      <p>{words.text}</p>
      {isLast && !asking && <p>{last}</p>}
      <p role="status">{asked && words.asked}</p>
      {!asked && asking && (
        <SureStep
          title={words.sure}
          text={isLast ? last : words.text}
          yes={words.yes}
          no={words.no}
          onYes={() => void stepDown()}
          onNo={leave}
        />
      )}
      {!asked && !asking && (
        <Button look="secondary" buttonRef={back} onClick={ask}>
          {words.button}
        </Button>
      )}
    </section>
  );
}
