import { type ChangedPart, changedParts } from '../../domain/publication/changed-parts.ts';
import type { Submission } from '../../domain/publication/queue.ts';
import { changesBetween } from '../../protocol/differences.ts';
import { useBody } from '../../store/use-store.ts';
import { DifferingText } from '../../ui/content/differing-text.tsx';
import { content } from './content.ts';

/** What a request says differently from the version that is public now. Nothing where none is. */
export function WhatChanged({ submission }: { submission: Submission }) {
  const { project, publishedVersion, content: asked } = submission.submitted;
  const published = useBody(project);
  const words = content.changed;
  if (publishedVersion === 0 || published === null) return null;
  const parts = published === undefined ? [] : changedParts(published.content, asked);
  return (
    <section className="d-section" aria-labelledby="what-changed">
      <h2 id="what-changed">{words.title(published?.version ?? publishedVersion)}</h2>
      {published === undefined && <p>{words.notHere}</p>}
      {published !== undefined && parts.length === 0 && <p>{words.nothing}</p>}
      {parts.map((part) => (
        <Part key={part.key} part={part} />
      ))}
    </section>
  );
}

function Part({ part: { label, before, after } }: { part: ChangedPart }) {
  const words = content.changed;
  const pieces = changesBetween(before, after);
  const alike = pieces.some(({ text, is }) => is === 'same' && text.trim() !== '');
  return (
    <>
      <h3>{label}</h3>
      {alike ? (
        <p className="d-prose" dir="auto">
          <DifferingText pieces={pieces} newLabel={words.added} goneLabel={words.gone} />
        </p>
      ) : (
        <>
          <Side label={words.before} text={before} />
          <Side label={words.now} text={after} />
        </>
      )}
    </>
  );
}

function Side({ label, text }: { label: string; text: string }) {
  return (
    <>
      <p className="d-soft d-small d-flush">{label}</p>
      <p className="d-prose" dir="auto">
        {text === '' ? content.changed.none : text}
      </p>
    </>
  );
}
