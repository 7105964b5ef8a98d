import { Link } from 'react-router';
import { placeOf } from '../../../store/place-of.ts';
import { useNotSaved } from '../../../store/use-not-saved.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { useTalking } from '../../../sync/sync-context.tsx';
import { WorkState } from '../../../ui/content/work-state.tsx';
import { content } from './content.ts';

/** Where the work on this project is, with the number of changes that are only here, one tap from what they are. */
export function StateLine({ copy }: { copy: WorkingCopy }) {
  const talking = useTalking();
  const place = placeOf(copy, talking);
  const notSaved = useNotSaved();
  const open = copy.unsent + copy.sending;
  const detail = place === 'sending' ? content.sending(open) : open > 0 ? content.notSent(open) : undefined;
  return (
    <p className="d-cluster">
      {notSaved > 0 ? (
        <WorkState state="needs-you" detail={content.notSaved} live />
      ) : (
        <WorkState state={place} detail={detail} live />
      )}
      <Link to="/where-is-my-work">{content.where}</Link>
    </p>
  );
}
