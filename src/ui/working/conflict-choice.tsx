import { type ReactNode, useId } from 'react';
import { Button } from '../actions/button.tsx';
import { Heading, type HeadingLevel } from '../heading.tsx';
import { Icon } from '../icon.tsx';

export interface ConflictSide {
  id: string;
  /** "You, 5:30pm today". */
  who: string;
  value: ReactNode;
}

export interface ConflictChoiceProps {
  title: string;
  text: string;
  sides: readonly ConflictSide[];
  keepLabel: string;
  onKeep: (id: string) => void;
  /** For texts: one under the other. */
  both?: { label: string; onKeep: () => void } | undefined;
  level?: HeadingLevel;
}

/** Two or more values that stand beside one another until a person chooses. Nothing is lost while they do not. */
export function ConflictChoice(props: ConflictChoiceProps) {
  const { title, text, sides, keepLabel, onKeep, both, level = 3 } = props;
  const id = useId();
  return (
    <section className="d-conflict" aria-labelledby={id}>
      <Heading level={level} className="d-conflict__title" id={id}>
        <Icon name="warning" />
        <span>{title}</span>
      </Heading>
      <p>{text}</p>
      <ul className="d-conflict__sides">
        {sides.map((side) => (
          <li className="d-conflict__side" key={side.id}>
            <p className="d-soft d-small">{side.who}</p>
            <div className="d-prose" dir="auto">
              {side.value}
            </div>
            <Button look="secondary" small hiddenText={`: ${side.who}`} onClick={() => onKeep(side.id)}>
              {keepLabel}
            </Button>
          </li>
        ))}
      </ul>
      {both !== undefined && (
        <Button look="secondary" small onClick={both.onKeep}>
          {both.label}
        </Button>
      )}
    </section>
  );
}
