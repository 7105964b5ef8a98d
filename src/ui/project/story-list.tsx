export interface StoryItem {
  label: string;
  text: string | undefined;
}

/** What a person wrote to several questions. A question without an answer is left out. */
export function StoryList({ items }: { items: readonly StoryItem[] }) {
  const told = items.filter(({ text }) => text !== undefined && text !== '');
  if (told.length === 0) return null;
  return (
    <dl className="d-story">
      {told.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="d-prose" dir="auto">
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}
