/** A person's text as they wrote it; where there is none, what says so. */
export function Said({ text, missing }: { text: string | undefined; missing: string }) {
  if (text === undefined || text === '') return <p className="d-soft">{missing}</p>;
  return (
    <p className="d-prose" dir="auto">
      {text}
    </p>
  );
}
