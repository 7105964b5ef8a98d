import { type ReactNode, useState } from 'react';
import { fieldOf } from '../../../domain/kinds.ts';
import { formatDate, parseDate } from '../../../domain/text/partial-date.ts';
import type { FieldTarget } from '../../../store/use-edited.ts';
import { useField } from '../../../store/use-field.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { ChoiceField } from '../../../ui/forms/choice-field.tsx';
import { DateField } from '../../../ui/forms/date-field.tsx';
import { NumberField } from '../../../ui/forms/number-field.tsx';
import { SelectField } from '../../../ui/forms/select-field.tsx';
import { TextArea } from '../../../ui/forms/text-area.tsx';
import { TextField } from '../../../ui/forms/text-field.tsx';
import { SeenNotice } from '../../../ui/identifiers/seen-notice.tsx';
import { codecOf, type FieldInput } from './field-input.ts';
import { FieldSaveLine } from './field-save-line.tsx';
import { saveLineOf, warningOf } from './field-state.ts';
import { useReported } from './form-check.ts';
import { WithConflict } from './with-conflict.tsx';

export interface WorkingFieldProps {
  copy: WorkingCopy;
  target: FieldTarget;
  input: FieldInput;
  /** The field's own label, unless the page asks in other words. */
  label?: string;
  hint?: ReactNode;
  /** The field's name, unless the page has several of that name. */
  id?: string;
  labelSize?: 'large' | 'small';
  /** What to say where somebody wants to go on without it. */
  needed?: string;
  /** What is wrong, as the page has found. */
  error?: string | undefined;
  /** Called before the first change, for what must be saved along with it. */
  onFirst?: () => void;
}

/** One field of a working copy that saves itself, with where it is, what is wrong with it, and who else changed it. */
export function WorkingField(props: WorkingFieldProps) {
  const { copy, target, input } = props;
  return (
    <WithConflict copy={copy} target={target} input={input}>
      <Control {...props} />
    </WithConflict>
  );
}

function Control(props: WorkingFieldProps) {
  const { copy, target, input, needed, onFirst } = props;
  const { id = target.field, label = fieldOf(target.kind, target.field)?.label ?? target.field } = props;
  const edited = useField(copy, target, codecOf(input));
  const { text, problem, stuck } = edited;
  // What was wrong when one came back stands at once; what is being typed is never judged.
  const [cameBackWith] = useState(stuck);
  const [first, setFirst] = useState(true);
  const missing = needed !== undefined && text.trim() === '' ? needed : undefined;
  const tried = useReported(id, problem ?? missing);
  const standing = stuck?.mid === cameBackWith?.mid && stuck?.problem === 'bad-value' ? stuck?.message : undefined;
  const change = (next: string) => {
    if (first) onFirst?.();
    setFirst(false);
    edited.onText(next);
  };
  const common = {
    id,
    label,
    hint: props.hint,
    error:
      props.error ?? (tried ? (problem ?? missing) : cameBackWith === undefined ? undefined : (problem ?? standing)),
    warning: warningOf(edited),
    after: (
      <>
        <SeenNotice id={id} text={text} {...edited.stop} onText={change} onPass={edited.onPass} onAsk={edited.onAsk} />
        <FieldSaveLine {...saveLineOf(edited)} />
      </>
    ),
    ...(props.labelSize !== undefined && { labelSize: props.labelSize }),
  };

  switch (input.type) {
    case 'prose':
      return <TextArea {...common} rows={input.rows ?? 4} limit={20_000} value={text} onChange={change} />;
    case 'sentence':
      return <TextArea {...common} rows={2} limit={input.max} value={text} onChange={change} />;
    case 'line':
      return <TextField {...common} width={input.width ?? 'full'} value={text} onChange={change} />;
    case 'date':
      return <DateField {...common} readAs={readAs(text)} value={text} onChange={change} />;
    case 'number':
      return <NumberField {...common} unit={input.unit} value={text} onChange={change} />;
    case 'choice':
      return (
        <ChoiceField {...common} choices={input.choices} value={text} onChange={change} onClear={() => change('')} />
      );
    case 'select': {
      const { options, emptyLabel = 'Choose one' } = input;
      return (
        <SelectField {...common} {...{ options, emptyLabel }} value={text} onChange={(next = '') => change(next)} />
      );
    }
  }
}

/** How a date was understood, where it is not written so already. */
function readAs(text: string): string | undefined {
  const date = parseDate(text);
  if (!date.ok) return undefined;
  const words = formatDate(date.value);
  return words === text.trim() ? undefined : words;
}
