import { useEffect, useLayoutEffect, useRef } from 'react';
import { keepPlace, keptPlace } from './kept-place.js';

const REST_MS = 250;

/** Keeps in the history how far the reader is, and goes there again when Back comes to it. `rows`: 0 while the list is not this one. */
export function useKeptPlace(address: string, rows: number): void {
  const pending = useRef<number | null>(null);
  const entry = useRef<string | null>(null);
  if (entry.current !== address) {
    entry.current = address;
    pending.current = keptPlace()?.scrollY ?? null;
  }
  useLayoutEffect(() => {
    if (rows === 0 || pending.current === null) return;
    scrollTo(0, pending.current);
    pending.current = null;
  }, [rows]);

  useEffect(() => {
    const before = history.scrollRestoration;
    history.scrollRestoration = 'manual';
    return () => {
      history.scrollRestoration = before;
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another entry, and the wait for the one before is over
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const keep = (): void => {
      if (rows > 0 && pending.current === null) keepPlace({ rows, scrollY: Math.round(scrollY) });
    };
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(keep, REST_MS);
    };
    // a click may lead away, so it is kept before anything answers it
    addEventListener('scroll', later, { passive: true });
    addEventListener('click', keep, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('scroll', later);
      removeEventListener('click', keep, { capture: true });
    };
  }, [address, rows]);
}
