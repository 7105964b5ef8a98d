import { useRef } from 'react';
import { Button } from '../actions/button.tsx';
import { type Choice, ChoiceGroup, choiceId } from './choice-group.tsx';
import type { FieldProps } from './field.tsx';

export interface ChoiceFieldProps<Value extends string> extends FieldProps {
  choices: readonly Choice<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  /** Takes the answer back, where none is an answer as well. */
  onClear?: () => void;
}

const CLEAR = 'Clear this answer';

/** One of a few, all in view (radios). */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { id, name = id, label, choices, value, onChange, onClear } = props;
  const group = useRef<HTMLDivElement>(null);
  const clear = () => {
    group.current?.querySelector('input')?.focus();
    onClear?.();
  };
  return (
    <ChoiceGroup {...props}>
      <div className="nhsuk-radios" ref={group}>
        {choices.map((choice, index) => {
          const own = choiceId(id, index);
          return (
            <div className="nhsuk-radios__item" key={choice.value}>
              <input
                className="nhsuk-radios__input"
                id={own}
                name={name}
                type="radio"
                value={choice.value}
                checked={choice.value === value}
                aria-describedby={choice.hint === undefined ? undefined : `${own}-item-hint`}
                onChange={() => onChange(choice.value)}
              />
              <label className="nhsuk-label nhsuk-radios__label" htmlFor={own}>
                {choice.label}
              </label>
              {choice.hint !== undefined && (
                <div className="nhsuk-hint nhsuk-radios__hint" id={`${own}-item-hint`}>
                  {choice.hint}
                </div>
              )}
            </div>
          );
        })}
      </div>
      {onClear !== undefined && choices.some((choice) => choice.value === value) && (
        <Button look="quiet" small {...(typeof label === 'string' && { hiddenText: `: ${label}` })} onClick={clear}>
          {CLEAR}
        </Button>
      )}
    </ChoiceGroup>
  );
}
