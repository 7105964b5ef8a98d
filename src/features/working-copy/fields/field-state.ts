import type { EditedField } from '../../../store/use-field.ts';
import type { SaveLineProps } from '../../../ui/forms/save-line.tsx';
import { content } from './content.ts';

type Edited = Pick<EditedField, 'text' | 'onText' | 'status' | 'identifier' | 'stuck'>;

/** What stands under a field about where its text is. */
export function saveLineOf({ status, identifier, stuck, text, onText }: Edited): SaveLineProps {
  switch (status?.at) {
    case 'not-saved':
      return { state: 'not-saved', reason: reasonOf(status.error), onRetry: () => onText(text) };
    case 'saved':
      return { state: identifier || status.saved.held !== undefined ? 'held' : 'saved' };
    case 'typing':
      return { state: 'idle' };
    case undefined:
      return { state: stuck?.problem === 'identifier' ? 'held' : 'idle' };
  }
}

/** What may identify a patient is told at once; so is what came back from the server, until it is changed. */
export function warningOf({ identifier, stuck, status }: Edited): string | undefined {
  if (identifier) return content.identifier;
  if (stuck === undefined || stuck.state === 'held' || status !== undefined) return undefined;
  if (stuck.problem === 'identifier') return content.refusedIdentifier;
  // Nothing is wrong with what was written.
  if (stuck.problem === 'not-allowed') return content.notAllowed;
  return `${content.cameBack} ${stuck.message}`.trim();
}

/** What to do where the device could not be written to. */
export function reasonOf(error: unknown): string {
  const full = error instanceof Error && /quota/i.test(`${error.name} ${error.message}`);
  return full ? content.notSaved.full : content.notSaved.other;
}
