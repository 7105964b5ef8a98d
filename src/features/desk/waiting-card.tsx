import { lastVersion, type Submission } from '../../domain/publication/queue.ts';
import type { Folded } from '../../domain/record/kind.ts';
import { formatDate } from '../../domain/text/partial-date.ts';
import { clock } from '../../platform/world.ts';
import { Card } from '../../ui/content/card.tsx';
import { content } from './content.ts';
import { lookersInWords } from './looks-at.tsx';

export interface WaitingCardProps {
  desk: string;
  submission: Submission;
  records: readonly Folded[];
  me: string | undefined;
}

/** A request that waits: for how long, who asks, and who looks at it. */
export function WaitingCard({ desk, submission, records, me }: WaitingCardProps) {
  const { id, submitted, values } = submission;
  const { asker } = submitted;
  const days = Math.floor((clock.now() - Date.parse(submitted.askedAt)) / 86_400_000);
  const words = content.queue;
  return (
    <Card
      tone="waiting"
      title={submitted.content.title}
      to={`/desk/${desk}/${id}`}
      meta={`${words.since} ${content.age(days)}`}
    >
      <p>
        {words.form[submitted.content.form]} · {words.version(lastVersion(records, submitted.project))}
      </p>
      <p className="d-soft">
        {words.askedBy} <bdi>{asker.name}</bdi>
        {asker.role !== '' && (
          <>
            , <bdi>{asker.role}</bdi>
          </>
        )}
        , {formatDate(submitted.askedAt.slice(0, 10))}
      </p>
      <p className="d-soft">{lookersInWords(values.lookedAtBy ?? [], records, me)}</p>
    </Card>
  );
}
