import { useEffect, useRef } from 'react';
import { classNames } from '../class-names.ts';

export interface SuggestOption {
  id: string;
  label: string;
  /** A second line that tells namesakes apart: a place, a kind. */
  detail?: string | undefined;
}

interface SuggestListProps {
  id: string;
  label: string;
  options: readonly SuggestOption[];
  notListed: string | undefined;
  active: number;
  onChoose: (line: number) => void;
}

/** The list under a `SuggestField`. The focus stays in the input; `active` is what the keys point at. */
export function SuggestList({ id, label, options, notListed, active, onChoose }: SuggestListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const line = list.current?.children[active];
    if (list.current === null || !(line instanceof HTMLElement)) return;
    const { offsetTop: top, offsetHeight: height } = line;
    const { scrollTop, clientHeight } = list.current;
    if (top < scrollTop) list.current.scrollTop = top;
    else if (top + height > scrollTop + clientHeight) list.current.scrollTop = top + height - clientHeight;
  }, [active]);

  const line = (index: number) => ({
    id: `${id}-${index}`,
    role: 'option',
    'aria-selected': index === active,
    onClick: () => onChoose(index),
  });
  const lines = options.length + (notListed === undefined ? 0 : 1);
  return (
    <div
      className="d-suggest__list"
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      hidden={lines === 0}
      // The input would lose the focus, and the list close, before the click arrives.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {options.map((option, index) => (
        <div className="d-suggest__option" key={option.id} {...line(index)}>
          <span dir="auto">{option.label}</span>
          {option.detail !== undefined && <span className="d-suggest__detail">{option.detail}</span>}
        </div>
      ))}
      {notListed !== undefined && (
        <div className={classNames('d-suggest__option', 'd-suggest__option--not-listed')} {...line(options.length)}>
          {notListed}
        </div>
      )}
    </div>
  );
}
