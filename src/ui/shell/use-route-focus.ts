import { type RefObject, useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

// Outlives the pages: the first page of a visit must not take the focus, every later one must.
let lastPath: string | undefined;

/**
 * Moves the focus to the element when the page's path has changed since the last page, so that a screen reader says
 * where one has come to, and scrolls to the top unless one went back.
 *
 * @param isEnd whether it came in place of a form, on the same path: the button that was pressed is gone
 */
export function useRouteFocus<T extends HTMLElement>(isEnd = false): RefObject<T | null> {
  const target = useRef<T>(null);
  const { pathname } = useLocation();
  const navigation = useNavigationType();
  useEffect(() => {
    if (lastPath !== undefined && (isEnd || lastPath !== pathname)) {
      target.current?.focus({ preventScroll: true });
      if (isEnd || navigation !== 'POP') document.documentElement.scrollTop = 0;
    }
    lastPath = pathname;
  }, [pathname, navigation, isEnd]);
  return target;
}
