import { useEffect, useState } from 'react';

/**
 * True from a re-ordering until the pointer moves: a click can only hit what somebody pointed at after the cells changed places. Where
 * nothing hovers every touch is aimed anew.
 */
export function useSettling(reordered: number): boolean {
  const [settled, setSettled] = useState(reordered);
  const settling = settled !== reordered && matchMedia('(hover: hover)').matches;
  useEffect(() => {
    if (!settling) return;
    const settle = (): void => setSettled(reordered);
    addEventListener('pointermove', settle, { once: true });
    return () => removeEventListener('pointermove', settle);
  }, [settling, reordered]);
  return settling;
}
