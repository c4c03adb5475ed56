import { useEffect, useRef, useState } from 'react';
import { decimalOf, fenOf, formatPrice } from '../format/price.js';

/** A live change holds its tint so long, then drops back in one step (DESIGN.md, motion). */
export const TINT_MS = 4_000;

/** By how much the price moved, as text such as "▲ 50", for as long as the tint is held; null when it rests. */
export function usePriceChange(price: string | null): { readonly text: string; readonly up: boolean } | null {
  const before = useRef(price);
  const [change, setChange] = useState<{ text: string; up: boolean } | null>(null);
  useEffect(() => {
    const old = before.current;
    before.current = price;
    if (price === null || price === old) return;
    const delta = old === null ? null : fenOf(price) - fenOf(old);
    const up = delta === null || delta > 0n;
    setChange({ up, text: delta === null ? '' : `${up ? '▲' : '▼'} ${formatPrice(decimalOf(up ? delta : -delta))}` });
    const timer = setTimeout(() => setChange(null), TINT_MS);
    return () => clearTimeout(timer);
  }, [price]);
  return change;
}
