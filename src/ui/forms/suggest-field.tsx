import { useRef } from 'react';
import { Field, type FieldProps } from './field.tsx';
import { SuggestList, type SuggestOption } from './suggest-list.tsx';
import { useSuggest } from './use-suggest.ts';

export interface SuggestFieldProps extends FieldProps {
  /** What fits the query, best first; the caller searches. */
  options: readonly SuggestOption[];
  query: string;
  onQuery: (query: string) => void;
  /** The field is entered: time to fetch what is searched. */
  onFocus?: () => void;
  /** The caller puts the option's label, or whatever it shows, into `query`. */
  onPick: (option: SuggestOption) => void;
  /** The last line of the list, for what is not in it. */
  notListed?: { label: string; onChoose: () => void };
}

/**
 * Pick one of hundreds by typing: an editable combobox with a list, as in the WAI-ARIA Authoring Practices 1.2 (list
 * autocomplete with manual selection).
 */
export function SuggestField(props: SuggestFieldProps) {
  const { id, label, options, query, onQuery, notListed } = props;
  const input = useRef<HTMLInputElement>(null);
  const suggest = useSuggest(props);
  const listId = `${id}-list`;
  return (
    <Field {...props}>
      {(attributes) => (
        <div className="d-suggest">
          <input
            {...attributes}
            ref={input}
            className="d-input"
            type="text"
            role="combobox"
            dir="auto"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-autocomplete="list"
            aria-expanded={suggest.open}
            aria-controls={listId}
            aria-activedescendant={suggest.active === -1 ? undefined : `${listId}-${suggest.active}`}
            value={query}
            onFocus={props.onFocus}
            onChange={(event) => {
              suggest.show();
              onQuery(event.target.value);
            }}
            onKeyDown={suggest.onKeyDown}
            onClick={suggest.show}
            onBlur={suggest.hide}
          />
          <SuggestList
            id={listId}
            label={label}
            options={suggest.open ? options : []}
            notListed={suggest.open ? notListed?.label : undefined}
            active={suggest.active}
            onChoose={suggest.choose}
          />
          <span className="d-visually-hidden" role="status">
            {suggest.open && query.trim() !== '' && found(options.length)}
          </span>
        </div>
      )}
    </Field>
  );
}

function found(count: number): string {
  if (count === 0) return 'Nothing found';
  return count === 1 ? '1 found' : `${count} found`;
}
