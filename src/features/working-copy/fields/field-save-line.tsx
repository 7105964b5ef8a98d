import { useStoreHealth } from '../../../store/use-store-health.ts';
import { SaveLine, type SaveLineProps } from '../../../ui/forms/save-line.tsx';
import { content } from './content.ts';

/** Under a field: where its text is. A page that a newer Dandelion has overtaken cannot save again, and does not offer it (S10). */
export function FieldSaveLine(props: SaveLineProps) {
  const isOvertaken = useStoreHealth() === 'newer-tab';
  if (!isOvertaken || props.state !== 'not-saved') return <SaveLine {...props} />;
  return <SaveLine state="not-saved" reason={content.notSaved.overtaken} />;
}
