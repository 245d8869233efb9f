import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type RefObject } from 'react';

/** After a change of place the focus goes to the page's heading, unless the page has put it somewhere itself. */
export function useFocusOnArrival(heading: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    const { activeElement } = document;
    const isPlaced = activeElement?.closest('#main') != null && activeElement.id !== 'main';
    if (!isPlaced) heading.current?.focus({ preventScroll: true });
  }, [pathname, heading]);
}
