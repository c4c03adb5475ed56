import { type RefObject, useEffect, useRef, useState } from 'react';
import { formatPrice } from '../format/price.js';
import { useWords } from '../language/words.js';
import { words } from './desk.words.js';

/** A crowd bids faster than a voice reads. */
const PRICE_PACE_MS = 3_000;

interface SpokenPriceProps {
  readonly title: string;
  readonly price: string | null;
  readonly section: RefObject<HTMLElement | null>;
}

/** New prices of the cell that has the focus, politely and not too often; six auctions at once would be noise. The last one always arrives. */
export function SpokenPrice({ title, price, section }: SpokenPriceProps) {
  const w = useWords(words);
  const [said, setSaid] = useState<string | null>(null);
  const saidMs = useRef(0);
  const first = useRef(price);
  useEffect(() => {
    if (price === null || price === first.current) return;
    first.current = null;
    const wait = Math.max(0, saidMs.current + PRICE_PACE_MS - performance.now());
    const timer = setTimeout(() => {
      if (section.current?.contains(document.activeElement) !== true) return;
      saidMs.current = performance.now();
      setSaid(price);
    }, wait);
    return () => clearTimeout(timer);
  }, [price, section]);
  return (
    <span className="vh" aria-live="polite">
      {said !== null && w.priceSpoken(title, formatPrice(said))}
    </span>
  );
}
