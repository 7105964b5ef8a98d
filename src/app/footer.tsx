import { Link } from 'react-router';
import { content } from './content.ts';

export function Footer() {
  const { text, links } = content.footer;
  return (
    <>
      <ul className="d-footer__links">
        {links.map(({ to, label }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ul>
      <p>{text}</p>
    </>
  );
}
