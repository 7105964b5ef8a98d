import type { PersonHere } from '../../store/people-here.ts';
import { Button } from '../../ui/actions/button.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

export interface WhoScreenProps {
  people: readonly PersonHere[];
  onChoose: (person: PersonHere) => void;
  onNew: () => void;
  onRead: () => void;
}

/** "Who is working here?" It says of nobody more than their name, whether they are locked, and how many changes are not sent. */
export function WhoScreen({ people, onChoose, onNew, onRead }: WhoScreenProps) {
  const words = content.who;
  return (
    <Page width="reading">
      <PageTitle title={words.title} />
      <p className="d-lead">{people.length > 1 ? words.lead : words.alone}</p>
      <ul className="d-people" aria-label={words.people}>
        {people.map((person) => (
          <li key={person.id}>
            <button type="button" className="d-people__person" onClick={() => onChoose(person)}>
              <span className="d-people__name" dir="auto">
                {person.name}
              </span>{' '}
              <span className="d-people__state">{stateWords(person)}</span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" className="d-people__person d-people__person--other" onClick={onNew}>
            <span className="d-people__name">{words.someoneElse}</span>
          </button>
        </li>
      </ul>
      <Button look="secondary" onClick={onRead}>
        {words.read}
      </Button>
      <p className="d-soft">{words.readHint}</p>
    </Page>
  );
}

function stateWords({ lock, forgotten, unsent = 0 }: PersonHere): string {
  const words = content.who;
  const state = lock === undefined ? words.open : forgotten ? words.forgotten : words.locked;
  if (unsent === 0) return `${state}.`;
  return `${state}. ${words.unsent(unsent)}. ${lock === undefined ? '' : words.unsentLocked}`;
}
