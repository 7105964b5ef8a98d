import { WarningNote } from '../../../ui/content/warning-note.tsx';
import { content } from './content.ts';
import { reasonOf } from './field-state.ts';

/** Where what a button should have saved is not on the disk. */
export function NotSaved({ error }: { error: unknown }) {
  return (
    <div role="alert">
      {error !== undefined && (
        <WarningNote title={content.notSaved.title} level={2}>
          {reasonOf(error)}
        </WarningNote>
      )}
    </div>
  );
}
