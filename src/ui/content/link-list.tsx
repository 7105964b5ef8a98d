import { Link } from 'react-router';

export interface LinkListProps {
  links: readonly { to: string; label: string; detail?: string | undefined }[];
}

/** Ways to choose from, each a row that a thumb can hit. */
export function LinkList({ links }: LinkListProps) {
  return (
    <ul className="d-tasks">
      {links.map(({ to, label, detail }) => (
        <li className="d-tasks__row" key={to}>
          <div className="d-tasks__text">
            <Link className="d-stretched" to={to} dir="auto">
              {label}
            </Link>
            {detail !== undefined && <div className="d-tasks__hint">{detail}</div>}
          </div>
        </li>
      ))}
    </ul>
  );
}
