import { content as words } from './content.ts';

/** The sections of the page, to go to. Beside it where the screen is wide. */
export function ContentsList({ entries }: { entries: readonly { id: string; title: string }[] }) {
  return (
    <nav className="d-contents" aria-label={words.contents}>
      <p className="d-contents__title" aria-hidden="true">
        {words.contents}
      </p>
      <ul className="d-plain-list">
        {entries.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
