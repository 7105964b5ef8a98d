import { type KeyboardEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { textOrNone } from '../../../domain/given.ts';
import { measureKind } from '../../../domain/measure/measure.ts';
import { ofKind } from '../../../domain/record/kind.ts';
import { useStore } from '../../../store/store-context.tsx';
import { readWorkingCopy, type WorkingCopy } from '../../../store/working-copy.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { content } from './content.ts';
import { ReadingFields } from './reading-fields.tsx';
import { readingWords } from './reading-words.ts';

export interface AddReadingProps {
  copy: WorkingCopy;
  measure: string;
  unit: string | undefined;
  /** The reading that is being typed. It is saved key by key; the button only looks whether it is whole. */
  id: string;
  /** Whether it was begun earlier. */
  begun: boolean;
  onFirst: () => void;
  /** @returns the id of the next one */
  onAdded: () => string;
}

export function AddReading({ copy, measure, unit, id, begun, onFirst, onAdded }: AddReadingProps) {
  const { vault, autosave } = useStore();
  const [errors, setErrors] = useState<{ on?: string; value?: string }>({});
  const [told, setTold] = useState('');
  const words = content.points;

  const add = async () => {
    await autosave.flush();
    const { records, stuck } = await readWorkingCopy(vault, copy.scope);
    const held = (field: string) => stuck.find((one) => one.record === id && one.field === field)?.message;
    const values: { on?: string; value?: number | null } = records.find((record) => record.id === id)?.values ?? {};
    const [on, value] = [
      held('on') ?? (values.on ? undefined : words.needsDate),
      held('value') ?? (typeof values.value === 'number' ? undefined : words.needsValue),
    ];
    setErrors({ ...(on !== undefined && { on }), ...(value !== undefined && { value }) });
    if (on !== undefined || value !== undefined) {
      document.getElementById(`${on === undefined ? 'value' : 'on'}-${id}`)?.focus();
      return;
    }
    // The unit may have been typed just before.
    const { unit: unitNow } = ofKind(records, measureKind).find((one) => one.id === measure)?.values ?? {};
    setTold(words.added(readingWords({ id, values }, textOrNone(unitNow))));
    let next = '';
    flushSync(() => {
      next = onAdded();
    });
    document.getElementById(`on-${next}`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    // It would send the page's form.
    event.preventDefault();
    void add();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in one of its fields is a press of its button
    <div className="d-add-reading" onKeyDown={onKeyDown}>
      <p className="d-soft">{begun ? words.finish : words.lead}</p>
      <ReadingFields key={id} {...{ copy, measure, id, unit, onFirst, errors }} />
      <Button look="secondary" onClick={() => void add()}>
        {words.add}
      </Button>
      <p className="d-soft d-small" role="status">
        {told}
      </p>
    </div>
  );
}
