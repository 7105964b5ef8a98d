import { type RefObject, useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

// Outlives the pages: the first page of a visit must not take the focus, every later one must.
let lastPath: string | undefined;

/**
 * Moves the focus to the element when the page's path has changed since the last page, so that a screen reader says
 * where one has come to, and scrolls to the top unless one went back.
 */
export function useRouteFocus<T extends HTMLElement>(): RefObject<T | null> {
  const target = useRef<T>(null);
  const { pathname } = useLocation();
  const navigation = useNavigationType();
  useEffect(() => {
    if (lastPath !== undefined && lastPath !== pathname) {
      target.current?.focus({ preventScroll: true });
      if (navigation !== 'POP') document.documentElement.scrollTop = 0;
    }
    lastPath = pathname;
  }, [pathname, navigation]);
  return target;
}
