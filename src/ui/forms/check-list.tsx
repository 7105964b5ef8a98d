import type { ReactNode } from 'react';
import { ChoiceGroup, choiceId } from './choice-group.tsx';
import type { FieldProps } from './field.tsx';

export interface CheckListProps extends FieldProps {
  items: readonly { value: string; label: ReactNode; hint?: ReactNode; checked: boolean }[];
  onToggle: (value: string, checked: boolean) => void;
}

/** Any of several, all in view (checkboxes). */
export function CheckList(props: CheckListProps) {
  const { id, items, onToggle } = props;
  return (
    <ChoiceGroup {...props}>
      <div className="nhsuk-checkboxes">
        {items.map(({ value, label, hint, checked }, index) => {
          const own = choiceId(id, index);
          return (
            <div className="nhsuk-checkboxes__item" key={value}>
              <input
                className="nhsuk-checkboxes__input"
                id={own}
                type="checkbox"
                checked={checked}
                aria-describedby={hint === undefined ? undefined : `${own}-item-hint`}
                onChange={(event) => onToggle(value, event.target.checked)}
              />
              <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={own}>
                {label}
              </label>
              {hint !== undefined && (
                <div className="nhsuk-hint nhsuk-checkboxes__hint" id={`${own}-item-hint`}>
                  {hint}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </ChoiceGroup>
  );
}
