import { useEffect, useState } from 'react';
import { type Persistence, persistence } from './storage.ts';

/** Whether the browser promises to keep what is stored. Undefined until it has answered. */
export function usePersistence(): Persistence | undefined {
  const [promise, setPromise] = useState<Persistence>();
  useEffect(() => {
    let wanted = true;
    void persistence().then((answer) => wanted && setPromise(answer));
    return () => {
      wanted = false;
    };
  }, []);
  return promise;
}
