import { queueOf } from '../../domain/publication/queue.ts';
import { waitingQuestions } from '../../domain/question/question.ts';
import { reportsOf } from '../../domain/report/reports-of.ts';
import { useMyDesks } from '../../store/use-store.ts';
import { Card } from '../../ui/content/card.tsx';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { deskLabel, useDirectory } from './desk-label.ts';

/** The desks that this person looks after. */
export function DesksPage() {
  const desks = useMyDesks();
  const directory = useDirectory();
  const words = content.desks;
  return (
    <Page width="reading">
      <PageTitle title={words.title} />
      <p>{words.text}</p>
      {desks === undefined && <Loading />}
      {desks?.length === 0 && <EmptyState title={words.noneTitle}>{words.none}</EmptyState>}
      <div className="d-stack">
        {desks?.map(({ scope, records, row }) => {
          const code = scope.slice('desk:'.length);
          const { waiting } = queueOf(records);
          const questions = waitingQuestions(records).length;
          return (
            <Card key={scope} title={deskLabel(code, directory)} to={`/desk/${code}`} level={2}>
              <p>
                {row?.lost !== undefined
                  ? content.queue.lost
                  : row?.pulledAt === undefined
                    ? words.fetched
                    : words.waiting(waiting.length + reportsOf(records).open.length, questions)}
              </p>
            </Card>
          );
        })}
      </div>
    </Page>
  );
}
