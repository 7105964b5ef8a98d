import { WHOLE_RECORD } from '../../../protocol/mutation.ts';
import { isOneHand } from '../../../store/one-hand.ts';
import { usePerson } from '../../../store/use-store.ts';
import type { Stuck, WorkingCopy } from '../../../store/working-copy.ts';
import { LinkButton } from '../../../ui/actions/link-button.tsx';
import { Card } from '../../../ui/content/card.tsx';
import { changeWords } from '../../../ui/working/change-words.ts';
import { workPath } from '../../../ui/working/work-path.ts';
import { RecordConflict, useSettledNote } from '../fields/record-conflict.tsx';
import { content } from './content.ts';

/** On top of a project: what waits for a person, and a way to each. */
export function NeedsYou({ copy }: { copy: WorkingCopy }) {
  const { scope, records, stuck, conflicts } = copy;
  const { say, note } = useSettledNote();
  const me = usePerson();
  const words = content.needsYou;
  const whole = conflicts.filter(({ field }) => field === WHOLE_RECORD);
  const fields = conflicts.filter(({ field }) => field !== WHOLE_RECORD);
  // The line stands where it stood when the last of them goes.
  return (
    <>
      {note}
      {stuck.length + conflicts.length > 0 && (
        <section className="d-section" aria-labelledby="needs-you">
          <h2 id="needs-you">{words.title}</h2>
          {stuck.map((one) => (
            <Card key={one.mid} tone="problem" title={changeWords(records, one)}>
              <p>{whyOf(one)}</p>
              <LinkButton small to={workPath(scope, records, one)}>
                {one.op === 'redact' ? words.history : words.mend}
              </LinkButton>
            </Card>
          ))}
          {fields.map((one) => (
            <Card key={`${one.record} ${one.field}`} tone="problem" title={changeWords(records, one)}>
              <p>
                {isOneHand(one, me) && one.beside.length === 1
                  ? words.ownConflict
                  : words.conflict(one.beside.length + 1)}
              </p>
              <LinkButton small to={workPath(scope, records, one)}>
                {words.choose}
              </LinkButton>
            </Card>
          ))}
          {whole.map((one) => (
            <RecordConflict key={one.record} copy={copy} conflict={one} onSettled={say} />
          ))}
        </section>
      )}
    </>
  );
}

function whyOf({ op, state, problem, message }: Stuck): string {
  const words = content.needsYou;
  if (op === 'redact') return words.notTakenOut;
  if (problem === 'asked') return message;
  if (problem === 'identifier') return state === 'held' ? `${message} ${words.identifier}` : words.refusedIdentifier;
  // Nothing is wrong with what was written.
  return state === 'held' || problem === 'not-allowed' ? message : `${words.cameBack} ${message}`.trim();
}
