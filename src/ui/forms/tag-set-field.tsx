import { type KeyboardEvent, useRef, useState } from 'react';
import { Button } from '../actions/button.tsx';
import { Icon } from '../icon.tsx';
import { Field, type FieldProps } from './field.tsx';
import { includesTag, withTags } from './tag-set.ts';

export interface TagSetFieldProps extends FieldProps {
  value: readonly string[];
  onChange: (value: string[]) => void;
  addLabel?: string;
  /** Common ones, offered as buttons while they are not in the list. */
  offers?: readonly string[];
}

/** Short texts, added and taken away one by one: the roles in a team. */
export function TagSetField(props: TagSetFieldProps) {
  const { label, value, onChange, addLabel = 'Add', offers = [] } = props;
  const [typed, setTyped] = useState('');
  const [told, setTold] = useState('');
  const input = useRef<HTMLInputElement>(null);

  const add = (text: string) => {
    setTyped('');
    const next = withTags(value, text);
    const added = next.slice(value.length);
    if (added.length > 0) onChange(next);
    if (text.trim() !== '') setTold(added.length > 0 ? `Added: ${added.join(', ')}` : 'Already in the list');
  };
  const remove = (tag: string) => {
    onChange(value.filter((each) => each !== tag));
    setTold(`Removed: ${tag}`);
    // The button that had the focus is gone.
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || typed.trim() === '') return;
    event.preventDefault();
    add(typed);
  };

  return (
    <Field {...props}>
      {(attributes) => (
        <>
          {value.length > 0 && (
            <ul className="d-tags" aria-label={label}>
              {value.map((tag) => (
                <li className="d-tags__item" key={tag}>
                  <span dir="auto">{tag}</span>
                  <button className="d-tags__remove" type="button" onClick={() => remove(tag)}>
                    <Icon name="cross" />
                    <span className="d-visually-hidden">Remove {tag}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <div className="d-tags__entry">
            <input
              {...attributes}
              ref={input}
              className="d-input"
              type="text"
              dir="auto"
              autoComplete="off"
              enterKeyHint="done"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={onKeyDown}
              // Who goes on without pressing Add meant it to be added.
              onBlur={() => add(typed)}
            />
            <Button look="secondary" onClick={() => add(typed)}>
              {addLabel}
            </Button>
          </div>
          <Offers offers={offers.filter((offer) => !includesTag(value, offer))} onPick={add} />
          <span className="d-soft d-small" role="status">
            {told}
          </span>
        </>
      )}
    </Field>
  );
}

function Offers({ offers, onPick }: { offers: readonly string[]; onPick: (offer: string) => void }) {
  if (offers.length === 0) return null;
  return (
    <ul className="d-tags" aria-label="Often used">
      {offers.map((offer) => (
        <li key={offer}>
          <button className="d-tags__offer" type="button" onClick={() => onPick(offer)}>
            + {offer}
          </button>
        </li>
      ))}
    </ul>
  );
}
