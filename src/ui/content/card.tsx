import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { classNames } from '../class-names.ts';
import { Heading, type HeadingLevel } from '../heading.tsx';

export type CardTone = 'plain' | 'ok' | 'waiting' | 'problem' | 'green';

export interface CardProps {
  /** The colour of the left edge. Words in the card must say the same. */
  tone?: CardTone;
  /** Above the title: a `WorkState`, a tag. */
  meta?: ReactNode;
  title?: string;
  /** Makes the title a link. */
  to?: string;
  level?: HeadingLevel;
  children?: ReactNode;
}

/** A white box for one thing. Put several into `<div className="d-grid">`. */
export function Card({ tone = 'plain', meta, title, to, level = 3, children }: CardProps) {
  return (
    <div className={classNames('d-card', tone !== 'plain' && `d-card--${tone}`)}>
      {meta !== undefined && <div className="d-card__meta">{meta}</div>}
      {title !== undefined && (
        <Heading level={level} className="d-card__title">
          <span dir="auto">{to === undefined ? title : <Link to={to}>{title}</Link>}</span>
        </Heading>
      )}
      {children}
    </div>
  );
}
