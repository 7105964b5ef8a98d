import { dateCodec, type FieldCodec, lineCodec, numberCodec, proseCodec } from '../../../store/field-codec.ts';
import type { Choice } from '../../../ui/forms/choice-group.tsx';

/** How a field is asked for. */
export type FieldInput =
  | { type: 'line'; max?: number; width?: 'full' | 'medium' | 'narrow' }
  | { type: 'prose'; rows?: number }
  | { type: 'sentence'; max: number }
  | { type: 'date' }
  | { type: 'number'; unit?: string | undefined }
  | { type: 'choice'; choices: readonly Choice[] }
  | { type: 'select'; options: readonly { value: string; label: string }[]; emptyLabel?: string };

const lines = new Map<number, FieldCodec>();

/** The same codec for the same input, so that hooks see no change. */
export function codecOf(input: FieldInput): FieldCodec {
  switch (input.type) {
    case 'prose':
      return proseCodec;
    case 'date':
      return dateCodec;
    case 'number':
      return numberCodec;
    case 'line':
    case 'sentence':
      return lineOf(input.max ?? 200);
    case 'choice':
    case 'select':
      return lineOf(200);
  }
}

function lineOf(max: number): FieldCodec {
  const codec = lines.get(max) ?? lineCodec(max);
  lines.set(max, codec);
  return codec;
}
