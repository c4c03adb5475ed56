import { useEffect, useRef } from 'react';

/** Inside the client a link takes the focus away with it when its page goes. The heading of the next page gets it then, as soon as that
 *  page stands, so that a keyboard goes on from there and a screen reader says where it is. A focus that is still somewhere stays there. */
export function useLanding(path: string): void {
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    if (land()) return;
    const watcher = new MutationObserver(() => {
      if (land()) watcher.disconnect();
    });
    watcher.observe(document.body, { subtree: true, childList: true, attributeFilter: ['aria-busy'] });
    return () => watcher.disconnect();
  }, [path]);
}

/** True: nothing is left to do. */
function land(): boolean {
  const { activeElement: focused } = document;
  // while a page waits for its code the one before it is still in place, but not on the screen
  if (focused !== null && focused !== document.body && focused.getClientRects().length > 0) return true;
  const heading = document.querySelector<HTMLElement>('main#main:not([aria-busy="true"]) h1');
  if (heading === null) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return document.activeElement === heading;
}
