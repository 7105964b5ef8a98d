import { momentWords } from '../../domain/text/moment.ts';
import { useNow } from '../../platform/use-now.ts';
import { scopeKind } from '../../protocol/scope.ts';
import type { FileReport } from '../../store/file-report.ts';
import type { LineProblem } from '../../store/read-work-file.ts';
import type { Holding } from '../../store/work-file-format.ts';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { content } from './content.ts';

const LINE_PROBLEMS: readonly LineProblem[] = ['wrong-signature', 'unreadable', 'too-long', 'elsewhere', 'unfit'];

/** How many changes would be brought. */
export const countIn = ({ fresh, carried, drafts = 0 }: FileReport): number =>
  [...fresh, ...carried].reduce((sum, { changes }) => sum + changes, drafts);

/** What a file holds, what of it is new here, and what is not brought and why. `done`: it was brought back. */
export function ReportList({ report, done = false }: { report: FileReport; done?: boolean }) {
  const { head, mine, fresh, carried, here, sentAlready, asksItsAuthor, missing, fault, drafts = 0 } = report;
  const now = useNow();
  const words = content.file;
  const name = head.name || words.somebody;
  const saved = Date.parse(head.savedAt);
  const when = Number.isNaN(saved) ? head.savedAt : momentWords(saved, now);
  const facts = [
    ...fresh.map(holdingWords),
    ...carried.map((one) => words.toCarry(holdingWords(one), name)),
    ...(drafts > 0 ? [words.drafts(drafts)] : []),
    ...(here > 0 ? [words.here(here)] : []),
    ...(sentAlready > 0 ? [words.sentAlready(sentAlready)] : []),
    ...(asksItsAuthor > 0 ? [words.asksItsAuthor(asksItsAuthor)] : []),
    ...refusedWords(report),
    ...missing.map((one) => words.missing(holdingWords(one))),
  ];
  return (
    <InsetNote>
      {!done && fault !== undefined && (
        <p>
          <strong>{words.fault[fault]}</strong>
        </p>
      )}
      <p>
        <bdi>{mine ? words.ofMine(when) : words.ofOther(name, when)}</bdi>{' '}
        {!done && countIn(report) === 0 && words.nothingNew}
      </p>
      {!mine && <p>{words.ownFromBefore}</p>}
      <ul>
        {facts.map((fact) => (
          <li key={fact} dir="auto">
            {fact}
          </li>
        ))}
      </ul>
    </InsetNote>
  );
}

function holdingWords({ scope, title, changes }: Holding): string {
  const words = content.file;
  switch (scopeKind(scope)) {
    case 'project':
      return title === '' ? words.inPlace(changes, words.project) : words.inProject(changes, title);
    case 'person':
      return words.inPlace(changes, words.aboutYou);
    case 'desk':
      return words.inPlace(changes, words.aDesk);
  }
}

const refusedWords = ({ refused }: FileReport): string[] =>
  LINE_PROBLEMS.flatMap((why) => {
    const count = refused.filter((one) => one.why === why).length;
    return count === 0 ? [] : [content.file.refused[why](count)];
  });
