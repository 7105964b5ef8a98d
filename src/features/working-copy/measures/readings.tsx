import { useState } from 'react';
import { newId } from '../../../domain/id.ts';
import { dataPointKind } from '../../../domain/measure/measure.ts';
import { byDate, datesWithSeveral, isUnfinished } from '../../../domain/measure/same-date.ts';
import type { RecordOf } from '../../../domain/record/kind.ts';
import { formatDate } from '../../../domain/text/partial-date.ts';
import { random } from '../../../platform/world.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { WarningNote } from '../../../ui/content/warning-note.tsx';
import { NotSaved } from '../fields/not-saved.tsx';
import { ConflictOfRecord } from '../fields/record-conflict.tsx';
import { AddReading } from './add-reading.tsx';
import { content } from './content.ts';
import { ReadingRow } from './reading-row.tsx';
import { RemovedReading } from './removed-reading.tsx';
import { useRemoval } from './use-removal.ts';

export type Point = RecordOf<typeof dataPointKind>;

export interface ReadingsProps {
  copy: WorkingCopy;
  measure: string;
  unit: string | undefined;
  points: readonly Point[];
  /** Before the first reading of a measure that has no record yet. */
  onFirst: () => void;
}

/** The readings of a measure: a line to add one, and all that are there, each to change or remove. */
export function Readings({ copy, measure, unit, points, onFirst }: ReadingsProps) {
  const [begun] = useState(() => points.find(isUnfinished)?.id);
  const [adding, setAdding] = useState(() => begun ?? newId(random));
  const { remove, removed, bringBack, failed } = useRemoval<Point>(copy, dataPointKind.name);
  const words = content.points;
  const added = points.filter(({ id }) => id !== adding);
  const several = datesWithSeveral(added);
  const next = () => {
    const id = newId(random);
    setAdding(id);
    return id;
  };
  return (
    <section className="d-section" aria-labelledby="readings">
      <h2 id="readings">{words.title}</h2>
      <ConflictOfRecord copy={copy} record={adding} />
      <AddReading {...{ copy, measure, unit, onFirst }} id={adding} begun={adding === begun} onAdded={next} />
      <NotSaved error={failed} />
      <RemovedReading removed={removed} unit={unit} onUndo={bringBack} />
      {several.length > 0 && (
        <WarningNote title={words.several(several.map(formatDate).join(', '))}>{words.severalText}</WarningNote>
      )}
      <ul className="d-readings" aria-label={words.list}>
        {byDate(added).map((point) => (
          <ReadingRow key={point.id} {...{ copy, measure, unit, point }} onRemove={() => void remove(point)} />
        ))}
      </ul>
    </section>
  );
}
