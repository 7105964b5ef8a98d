import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Heading, type HeadingLevel } from '../heading.tsx';

export interface TimelineItem {
  id: string;
  title: string;
  to?: string | undefined;
  /** An `ActTag`. */
  tag?: ReactNode;
  /** "Cycle 2, August 2018". */
  meta?: string | undefined;
  children?: ReactNode;
}

/** One thing after another: the cycles of a ramp. */
export function Timeline({ items, level = 3 }: { items: readonly TimelineItem[]; level?: HeadingLevel }) {
  return (
    <ol className="d-timeline">
      {items.map(({ id, title, to, tag, meta, children }) => (
        <li className="d-timeline__item" key={id}>
          <Heading level={level} className="d-timeline__title">
            <span dir="auto">{to === undefined ? title : <Link to={to}>{title}</Link>}</span>
            {tag}
          </Heading>
          {meta !== undefined && <p className="d-timeline__meta">{meta}</p>}
          {children !== undefined && <div className="d-timeline__body">{children}</div>}
        </li>
      ))}
    </ol>
  );
}
