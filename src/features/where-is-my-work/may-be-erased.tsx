import { useLocation } from 'react-router';
import { usePersistence } from '../../platform/use-persistence.ts';
import { useSync } from '../../sync/sync-context.tsx';
import { Button } from '../../ui/actions/button.tsx';
import { Notice } from '../../ui/shell/notice.tsx';
import { content } from './content.ts';
import { useSaveWork } from './use-save-work.tsx';

/**
 * Where the browser does not promise to keep what cannot be sent just now: the warning, with the two things that help (S11). The page
 * that says where the work is has both of its own.
 */
export function MayBeErased() {
  const promise = usePersistence();
  const { pathname } = useLocation();
  const { engine } = useSync();
  const { save, told } = useSaveWork();
  if (promise === undefined || promise === 'promised' || pathname === '/where-is-my-work') return null;
  const action = (
    <div className="d-notice__actions">
      <Button look="secondary" onClick={() => void engine.sendNow()}>
        {content.unsent.sendNow}
      </Button>
      <Button look="quiet" onClick={() => void save()}>
        {content.unsent.saveFile}
      </Button>
    </div>
  );
  return (
    <Notice label={content.unsent.erased} action={action}>
      <strong>{content.unsent.erased}.</strong> {told}
    </Notice>
  );
}
