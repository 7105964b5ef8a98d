import { Link } from 'react-router';

export interface Crumb {
  label: string;
  /** Absent for the place one is in. */
  to?: string | undefined;
}

/** The way from the top to here. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className="d-crumbs" aria-label="Breadcrumb">
      <ol className="d-crumbs__list">
        {crumbs.map(({ label, to }) => (
          <li key={`${label} ${to ?? ''}`}>{to === undefined ? <span>{label}</span> : <Link to={to}>{label}</Link>}</li>
        ))}
      </ol>
    </nav>
  );
}
