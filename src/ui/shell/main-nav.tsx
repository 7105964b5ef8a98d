import { NavLink } from 'react-router';

export interface NavItem {
  to: string;
  label: string;
  /** Current only at exactly this address, not below it. */
  end?: boolean;
}

/** The few places of the service. All of them are in view on a phone too: there is no menu to open. */
export function MainNav({ items }: { items: readonly NavItem[] }) {
  return (
    <nav className="d-nav" aria-label="Main">
      <ul className="d-nav__list">
        {items.map((item) => (
          <li key={item.to}>
            <NavLink className="d-nav__link" to={item.to} end={item.end ?? false}>
              {item.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
