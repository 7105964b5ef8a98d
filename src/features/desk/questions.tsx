import { type DeskQuestion, deskQuestionKind, waitingQuestions } from '../../domain/question/question.ts';
import type { Folded } from '../../domain/record/kind.ts';
import { useSaveNow } from '../../store/use-save-now.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { Card } from '../../ui/content/card.tsx';
import { REASON_WORDS } from '../../ui/identifiers/words.ts';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';

/** What people ask about figures that pass as an NHS number: the words around them, the reason, and the two answers. */
export function Questions({ desk, records }: { desk: string; records: readonly Folded[] }) {
  const { saveNow, failed } = useSaveNow();
  const words = content.questions;
  const waiting = waitingQuestions(records);
  if (waiting.length === 0) return <NotSaved error={failed} />;
  const answer = ({ id: record }: DeskQuestion, payload: 'confirm' | 'decline') =>
    void saveNow([
      { scope: `desk:${desk}`, record, kind: deskQuestionKind.name, field: 'decision', op: 'set', payload },
    ]);
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{words.title}</h2>
      <p>{words.text}</p>
      <NotSaved error={failed} />
      <div className="d-stack">
        {waiting.map((one) => (
          <Card tone="waiting" key={one.id} title={one.asked.title || words.untitled} meta={one.asked.label}>
            <p className="d-prose" dir="auto">
              {one.asked.context}
            </p>
            <p>
              {words.reason} <bdi>{[REASON_WORDS[one.asked.reason], one.asked.note].filter(Boolean).join(' – ')}</bdi>
            </p>
            <ButtonRow>
              <Button small hiddenText={`: ${one.asked.context}`} onClick={() => answer(one, 'confirm')}>
                {words.confirm}
              </Button>
              <Button
                small
                look="secondary"
                hiddenText={`: ${one.asked.context}`}
                onClick={() => answer(one, 'decline')}
              >
                {words.decline}
              </Button>
            </ButtonRow>
          </Card>
        ))}
      </div>
    </section>
  );
}
