import { useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

// By entry of the history, for this visit.
const places = new Map<string, number>();

/**
 * Going back to a list finds the place one left it at. Browsers try, but the list comes from the disk a moment after the page.
 *
 * @param ready whether what was scrolled is there
 */
export function useScrollBack(ready: boolean): void {
  const { key } = useLocation();
  const navigation = useNavigationType();
  const entry = useRef(key);
  const came = useRef(navigation === 'POP' ? key : undefined);

  useLayoutEffect(() => {
    entry.current = key;
  }, [key]);

  useLayoutEffect(() => () => void places.set(entry.current, document.documentElement.scrollTop), []);

  useLayoutEffect(() => {
    if (!ready || came.current === undefined) return;
    const place = places.get(came.current);
    came.current = undefined;
    if (place !== undefined) document.documentElement.scrollTop = place;
  }, [ready]);
}
