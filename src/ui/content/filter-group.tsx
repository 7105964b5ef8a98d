import { useState } from 'react';
import { Button } from '../actions/button.tsx';

export interface FilterOption {
  value: string;
  label: string;
  count: number;
}

export interface FilterGroupProps {
  /** Of the group; its checkboxes' ids begin with it. */
  id: string;
  legend: string;
  options: readonly FilterOption[];
  selected: readonly string[];
  onChange: (selected: string[]) => void;
  /** How many are in view before "Show all". What is chosen is always in view. */
  first?: number;
}

/** Checkboxes that narrow a list, each with the number that it would leave. */
export function FilterGroup({ id, legend, options, selected, onChange, first = 6 }: FilterGroupProps) {
  const [all, setAll] = useState(false);
  const shown = all ? options : options.filter(({ value }, index) => index < first || selected.includes(value));
  const toggle = (value: string) =>
    onChange(selected.includes(value) ? selected.filter((each) => each !== value) : [...selected, value]);
  return (
    <fieldset className="d-filter">
      <legend>{legend}</legend>
      {shown.map(({ value, label, count }) => (
        <label className="d-filter__option" key={value}>
          <input
            type="checkbox"
            name={id}
            value={value}
            checked={selected.includes(value)}
            onChange={() => toggle(value)}
          />
          <span className="d-filter__label">{label}</span>
          <span className="d-filter__figure">
            {count.toLocaleString('en-GB')}
            <span className="d-visually-hidden"> {count === 1 ? 'project' : 'projects'}</span>
          </span>
        </label>
      ))}
      {shown.length < options.length && (
        <Button look="quiet" small hiddenText={legend} onClick={() => setAll(true)}>
          Show all {options.length}
        </Button>
      )}
    </fieldset>
  );
}
