import { dataPointKind } from '../../../domain/measure/measure.ts';
import { useStore } from '../../../store/store-context.tsx';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { WorkingField } from '../fields/working-field.tsx';
import { content } from './content.ts';

export interface ReadingFieldsProps {
  copy: WorkingCopy;
  measure: string;
  /** Of the reading. It has no record before something is typed. */
  id: string;
  unit: string | undefined;
  onFirst?: () => void;
  errors?: { on?: string | undefined; value?: string | undefined };
}

/** Date, value and note of one reading. The first thing typed also says to which measure it belongs. */
export function ReadingFields({ copy, measure, id, unit, onFirst, errors = {} }: ReadingFieldsProps) {
  const { autosave } = useStore();
  const words = content.points;
  const belong = () => {
    onFirst?.();
    const target = { scope: copy.scope, record: id, kind: dataPointKind.name, field: 'measure' };
    const known = copy.records.find((record) => record.id === id)?.values.measure;
    if (known === undefined) autosave.type({ ...target, op: 'set', payload: measure }, () => {});
  };
  const common = (field: string) => ({
    copy,
    id: `${field}-${id}`,
    target: { record: id, kind: dataPointKind.name, field },
    labelSize: 'small' as const,
    onFirst: belong,
  });
  return (
    <div className="d-reading-fields">
      <WorkingField {...common('on')} label={words.on} hint={words.onHint} input={{ type: 'date' }} error={errors.on} />
      <WorkingField {...common('value')} label={words.value} input={{ type: 'number', unit }} error={errors.value} />
      <WorkingField {...common('note')} label={words.note} hint={words.noteHint} input={{ type: 'line' }} />
    </div>
  );
}
