import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { DandelionMark } from './dandelion-mark.tsx';
import { MainNav, type NavItem } from './main-nav.tsx';
import { SkipLink } from './skip-link.tsx';

export interface ShellProps {
  service?: string;
  /** The organisation that runs this service, as text. */
  organisation?: string | undefined;
  /** An operator's own drawing in place of the dandelion; decorative. */
  logo?: ReactNode;
  nav: readonly NavItem[];
  /** A `StatusBand`. */
  status?: ReactNode;
  footer: ReactNode;
  /** Stands on top of every printed page. */
  printNote?: string;
  children: ReactNode;
}

/** What is around every page. Pages bring their own `Page`, and a `Hero` before it where they have one. */
export function Shell(props: ShellProps) {
  const { service = 'Dandelion', organisation, logo, nav, status, footer, children } = props;
  return (
    <>
      <SkipLink />
      <header className="d-header">
        <div className="d-container d-header__row">
          <Link className="d-brand" to="/">
            {logo ?? <DandelionMark className="d-brand__mark" />}
            <span className="d-brand__words">
              <span className="d-brand__name">{service}</span>
              {organisation !== undefined && <span className="d-brand__organisation">{organisation}</span>}
            </span>
          </Link>
          <MainNav items={nav} />
        </div>
      </header>
      {status}
      <p className="d-container d-print-only">{props.printNote ?? 'Printed copy, may be out of date.'}</p>
      <main className="d-main" id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="d-footer">
        <div className="d-container">{footer}</div>
      </footer>
    </>
  );
}
