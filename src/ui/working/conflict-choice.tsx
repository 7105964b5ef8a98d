import { type ReactNode, useId } from 'react';
import { onlyIn } from '../../protocol/differences.ts';
import { Button } from '../actions/button.tsx';
import { DifferingText } from '../content/differing-text.tsx';
import { Heading, type HeadingLevel, levelBelow } from '../heading.tsx';
import { Icon } from '../icon.tsx';

export interface ConflictSide {
  id: string;
  /** "You, 5:30pm today". */
  who: string;
  /** In words; empty for nothing. */
  value: string;
  /** What its button says: "Keep mine". Who it is stands behind it for a screen reader. */
  keep: string;
  /** Takes its words over into what is being written anew. */
  onCopy?: (() => void) | undefined;
}

export interface ConflictChoiceProps {
  title: string;
  text: string;
  /** None where it is settled, and only what was being written for it is left. */
  sides: readonly ConflictSide[];
  onKeep: (id: string) => void;
  /** Under the sides: other ways out, and what is being written anew. */
  children?: ReactNode;
  level?: HeadingLevel;
}

const WORDS = { onlyHere: 'only here', empty: 'Empty', copy: 'Copy this into the new text' };

/** Two or more values that stand beside one another until a person chooses. Nothing is lost while they do not. */
export function ConflictChoice(props: ConflictChoiceProps) {
  const { title, text, sides, onKeep, children, level = 3 } = props;
  const id = useId();
  return (
    <ConflictBox title={title} text={text} level={level}>
      {sides.length > 0 && (
        <ul className="d-conflict__sides">
          {sides.map((side, at) => (
            <li key={side.id}>
              <Side side={side} others={sides.filter((other) => other !== side)} id={`${id}-${at}`} level={level}>
                <Button look="secondary" small hiddenText={`: ${side.who}`} onClick={() => onKeep(side.id)}>
                  {side.keep}
                </Button>
                {side.onCopy !== undefined && (
                  <Button look="quiet" small hiddenText={`: ${side.who}`} onClick={side.onCopy}>
                    {WORDS.copy}
                  </Button>
                )}
              </Side>
            </li>
          ))}
        </ul>
      )}
      {children}
    </ConflictBox>
  );
}

export interface ConflictBoxProps {
  title: string;
  text: string;
  level: HeadingLevel;
  children: ReactNode;
}

/** The box around what two people have to settle. */
export function ConflictBox({ title, text, level, children }: ConflictBoxProps) {
  const id = useId();
  return (
    <section className="d-conflict" aria-labelledby={id}>
      <Heading level={level} className="d-conflict__title" id={id}>
        <Icon name="warning" />
        <span>{title}</span>
      </Heading>
      <p>{text}</p>
      {children}
    </section>
  );
}

interface SideProps {
  side: ConflictSide;
  others: readonly ConflictSide[];
  id: string;
  level: HeadingLevel;
  children: ReactNode;
}

function Side({ side, others, id, level, children }: SideProps) {
  const { who, value } = side;
  return (
    <article className="d-conflict__side" aria-labelledby={id}>
      <Heading level={levelBelow(level)} className="d-conflict__who" id={id}>
        {who}
      </Heading>
      <div className="d-prose" dir="auto">
        {value === '' ? (
          <span className="d-soft">{WORDS.empty}</span>
        ) : (
          <DifferingText
            newLabel={WORDS.onlyHere}
            pieces={onlyIn(
              value,
              others.map((other) => other.value),
            )}
          />
        )}
      </div>
      {children}
    </article>
  );
}
