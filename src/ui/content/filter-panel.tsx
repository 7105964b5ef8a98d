import { type ReactNode, useId, useRef, useState } from 'react';
import { Button } from '../actions/button.tsx';
import { classNames } from '../class-names.ts';

export interface FilterPanelProps {
  /** How many filters are in use. */
  inUse: number;
  /** "11 projects": told when it changes. */
  found: string;
  onClear: () => void;
  /** `FilterGroup`s. */
  children: ReactNode;
  title?: string;
}

/** Filters: a column on a wide screen, behind a button on a phone. Stands in `d-columns--filters`, before the list. */
export function FilterPanel({ inUse, found, onClear, children, title = 'Filters' }: FilterPanelProps) {
  const [open, setOpen] = useState(false);
  const body = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    toggle.current?.focus();
  };
  return (
    <section className={classNames('d-filters', open && 'd-filters--open')} aria-label={title}>
      <div className="d-filters__toggle">
        <Button
          buttonRef={toggle}
          className="d-filters__button"
          look="secondary"
          small
          expanded={open}
          controls={body}
          onClick={() => setOpen(!open)}
        >
          {inUse === 0 ? title : `${title} (${inUse})`}
        </Button>
        <p className="d-filters__count" role="status">
          {found}
        </p>
      </div>
      <div className="d-filters__body" id={body}>
        {children}
        <div className="d-cluster">
          <Button className="d-filters__close" small onClick={close}>
            Show {found}
          </Button>
          {inUse > 0 && (
            <Button look="quiet" small onClick={onClear}>
              Clear filters
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}
