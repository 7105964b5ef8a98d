import type { Stretch } from '../../protocol/differences.ts';

export interface DifferingTextProps {
  pieces: readonly Stretch[];
  /** Read out before and after what is marked as new: "only here", "added". */
  newLabel: string;
  goneLabel?: string;
}

/** A text whose differences are marked: by a line under or through them, and in words for a screen reader. */
export function DifferingText({ pieces, newLabel, goneLabel = '' }: DifferingTextProps) {
  // Where nothing is the same, marks would only be noise.
  if (!pieces.some(({ text, is }) => is === 'same' && text.trim() !== '')) return <Bare pieces={pieces} />;
  return pieces.map(({ text, is }, at) => {
    const key = `${at} ${is}`;
    if (is === 'same') return <span key={key}>{text}</span>;
    const Tag = is === 'new' ? 'ins' : 'del';
    return (
      <Tag className={`d-differs d-differs--${is}`} key={key}>
        <span className="d-visually-hidden"> [{is === 'new' ? newLabel : goneLabel}: </span>
        {text}
        <span className="d-visually-hidden">] </span>
      </Tag>
    );
  });
}

const Bare = ({ pieces }: { pieces: readonly Stretch[] }) => (
  <span>
    {pieces
      .filter(({ is }) => is !== 'gone')
      .map(({ text }) => text)
      .join('')}
  </span>
);
