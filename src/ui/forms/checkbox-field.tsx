import { type Choice, ChoiceGroup, choiceId } from './choice-group.tsx';
import type { FieldProps } from './field.tsx';

export interface CheckboxFieldProps<Value extends string> extends FieldProps {
  choices: readonly Choice<Value>[];
  value: readonly Value[];
  /** The chosen values in the order of the choices. */
  onChange: (value: Value[]) => void;
}

/** Any of a few, all in view. */
export function CheckboxField<Value extends string>(props: CheckboxFieldProps<Value>) {
  const { id, name = id, choices, value, onChange } = props;
  const toggle = (changed: Value) =>
    onChange(choices.map((each) => each.value).filter((each) => value.includes(each) !== (each === changed)));
  return (
    <ChoiceGroup {...props}>
      <div className="nhsuk-checkboxes">
        {choices.map((choice, index) => {
          const own = choiceId(id, index);
          return (
            <div className="nhsuk-checkboxes__item" key={choice.value}>
              <input
                className="nhsuk-checkboxes__input"
                id={own}
                name={name}
                type="checkbox"
                value={choice.value}
                checked={value.includes(choice.value)}
                aria-describedby={choice.hint === undefined ? undefined : `${own}-item-hint`}
                onChange={() => toggle(choice.value)}
              />
              <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={own}>
                {choice.label}
              </label>
              {choice.hint !== undefined && (
                <div className="nhsuk-hint nhsuk-checkboxes__hint" id={`${own}-item-hint`}>
                  {choice.hint}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </ChoiceGroup>
  );
}
