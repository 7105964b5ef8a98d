import { useStore } from '../../store/store-context.tsx';
import { useWard } from '../../store/ward-context.tsx';

/**
 * Saves what is typed and begins the page anew, so that it asks who is working here: after somebody alone has set a PIN or let somebody
 * else in. Resolves only where it cannot.
 */
export function useBeginAnew(): () => Promise<void> {
  const { autosave } = useStore();
  const ward = useWard();
  return async () => {
    if (ward !== undefined) return ward.lock();
    await autosave.flush();
    window.location.replace('/');
  };
}
