import { useEffect, useRef } from 'react';
import { Button } from '../../../ui/actions/button.tsx';
import { content } from './content.ts';
import { readingWords } from './reading-words.ts';
import type { Point } from './readings.tsx';

export interface RemovedReadingProps {
  removed: Point | undefined;
  unit: string | undefined;
  onUndo: () => void;
}

/** Says what was removed, and takes it back. */
export function RemovedReading({ removed, unit, onUndo }: RemovedReadingProps) {
  const words = content.points;
  const button = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone with its row.
  useEffect(() => {
    if (removed !== undefined) button.current?.focus();
  }, [removed]);
  return (
    <div className="d-cluster" role="status">
      {removed !== undefined && (
        <>
          <span>{words.removed(readingWords(removed, unit))}</span>
          <Button buttonRef={button} look="secondary" small onClick={onUndo}>
            {words.undo}
          </Button>
        </>
      )}
    </div>
  );
}
