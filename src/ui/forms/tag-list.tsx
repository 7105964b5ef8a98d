import { Icon } from '../icon.tsx';

export interface TagListProps {
  label: string;
  tags: readonly { id: string; label: string }[];
  onRemove: (id: string) => void;
}

/** Short texts in frames, each with a button that takes it away. */
export function TagList({ label, tags, onRemove }: TagListProps) {
  if (tags.length === 0) return null;
  return (
    <ul className="d-tags" aria-label={label}>
      {tags.map((tag) => (
        <li className="d-tags__item" key={tag.id}>
          <span dir="auto">{tag.label}</span>
          <button className="d-tags__remove" type="button" onClick={() => onRemove(tag.id)}>
            <Icon name="cross" />
            <span className="d-visually-hidden">Remove {tag.label}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
