import { useEffect, useState } from 'react';

const SECOND_MS = 1_000;

/** Draws again every second. */
export function useSecond(): void {
  const [, redraw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => redraw(times => times + 1), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
}
