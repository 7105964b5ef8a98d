import { useState } from 'react';
import { useLocation } from 'react-router';
import { isUnfinished } from '../../../domain/measure/same-date.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { Tag } from '../../../ui/content/tag.tsx';
import { ConflictOfRecord } from '../fields/record-conflict.tsx';
import { content } from './content.ts';
import { ReadingFields } from './reading-fields.tsx';
import { readingWords } from './reading-words.ts';
import type { Point } from './readings.tsx';

export interface ReadingRowProps {
  copy: WorkingCopy;
  measure: string;
  unit: string | undefined;
  point: Point;
  onRemove: () => void;
}

/** One reading in the list. What needs somebody in it is open at once. */
export function ReadingRow({ copy, measure, unit, point, onRemove }: ReadingRowProps) {
  const { id, values } = point;
  const { hash } = useLocation();
  const needsYou = [...copy.stuck, ...copy.conflicts].some(({ record }) => record === id);
  const isAskedFor = hash.endsWith(`-${id}`) && hash !== `#reading-${id}`;
  // Open by itself while something needs somebody, or the address names one of its fields, until they open or close it, or write in it.
  const [chosen, setOpen] = useState<boolean>();
  const open = chosen ?? (needsYou || isAskedFor);
  const words = content.points;
  const which = readingWords(point, unit);
  return (
    <li className="d-readings__row" id={`reading-${id}`} tabIndex={-1}>
      <div className="d-readings__line">
        <span className="d-readings__what">
          <strong>{which}</strong>
          {values.note !== undefined && values.note !== '' && (
            <span className="d-soft" dir="auto">
              {' '}
              {values.note}
            </span>
          )}
          {needsYou && (
            <>
              {' '}
              <Tag look="needs-you" sign="!">
                {words.needsYou}
              </Tag>
            </>
          )}
          {!needsYou && isUnfinished(point) && <span className="d-soft"> ({words.unfinished})</span>}
        </span>
        <span className="d-readings__actions">
          <Button look="quiet" small hiddenText={`: ${which}`} expanded={open} onClick={() => setOpen(!open)}>
            {open ? words.close : words.change}
          </Button>
          <Button look="quiet" small hiddenText={`: ${which}`} onClick={onRemove}>
            {words.remove}
          </Button>
        </span>
      </div>
      <ConflictOfRecord copy={copy} record={id} />
      {open && <ReadingFields {...{ copy, measure, id, unit }} onFirst={() => setOpen(true)} />}
    </li>
  );
}
