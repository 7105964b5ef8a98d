import type { ReactNode } from 'react';

export interface HeroProps {
  /** A `PageTitle`. */
  title: ReactNode;
  text?: ReactNode;
  /** A `SearchField`. */
  children?: ReactNode;
  /** `LinkButton`s, secondary. */
  actions?: ReactNode;
}

/** The band in the service's colour on top of the first page. Stands before `Page`. */
export function Hero({ title, text, children, actions }: HeroProps) {
  return (
    <div className="d-hero">
      <div className="d-container">
        {title}
        {text !== undefined && <p className="d-hero__text">{text}</p>}
        {children}
        {actions !== undefined && <div className="d-hero__actions">{actions}</div>}
      </div>
    </div>
  );
}
