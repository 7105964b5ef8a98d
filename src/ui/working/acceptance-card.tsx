import { Button } from '../actions/button.tsx';
import { ButtonRow } from '../actions/button-row.tsx';
import { Card } from '../content/card.tsx';

export interface AcceptanceCardProps {
  /** `project`, `person` or `desk`. */
  kind: 'project' | 'person' | 'desk';
  /** Why the server does not let this person in; undefined while it has not answered. */
  refused: string | undefined;
  /** When the person said yes, in words. */
  when: string;
  onTryNow: () => void;
  onDrop: () => void;
}

const WORDS = {
  waiting: {
    project: 'You said yes to an invitation',
    person: 'This device is about to join your other one',
    desk: 'You said yes to looking after a desk',
  },
  refused: {
    project: 'An invitation did not work',
    person: 'This device could not join your other one',
    desk: 'A link to a desk did not work',
  },
  waits: (when: string) =>
    `Saved on this device ${when}. You are let in at the next contact with the server, and then it comes to this device. Until then there is nothing of it here to read or to write in.`,
  why: {
    'grant-used': 'Somebody used this link before you. If it was not you, tell whoever gave it to you.',
    'grant-expired': 'The link was too old when this device reached the server, or was taken back.',
    'grant-unknown': 'The server does not know this link.',
  } as Readonly<Record<string, string>>,
  other: 'The server did not take it.',
  next: 'Ask for a new one. Nothing on this device is lost.',
  tryNow: 'Try now',
  drop: { waiting: 'Do not come in', refused: 'Take this off the list' },
};

/** That somebody said yes to a link, and waits to be let in; or why they are not. */
export function AcceptanceCard({ kind, refused, when, onTryNow, onDrop }: AcceptanceCardProps) {
  const state = refused === undefined ? 'waiting' : 'refused';
  return (
    <Card tone={refused === undefined ? 'waiting' : 'problem'} level={2} title={WORDS[state][kind]}>
      <p>{refused === undefined ? WORDS.waits(when) : `${WORDS.why[refused] ?? WORDS.other} ${WORDS.next}`}</p>
      <ButtonRow>
        {refused === undefined && (
          <Button small look="secondary" onClick={onTryNow}>
            {WORDS.tryNow}
          </Button>
        )}
        <Button small look="quiet" onClick={onDrop}>
          {WORDS.drop[state]}
        </Button>
      </ButtonRow>
    </Card>
  );
}
