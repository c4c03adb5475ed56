import { useEffect, useRef, useState } from 'react';
import type { ServerTime } from '../auction/use-server-time.js';
import { spokenSeconds } from '../format/countdown.js';
import { formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import type { FeedState } from '../live/auction-feed.js';

/** A crowd bids faster than a voice reads. */
const PRICE_PACE_MS = 3_000;

/** What a screen reader hears: prices politely and not too often, the clock at three marks, an outbid at once. */
export function Spoken({ state, time }: { readonly state: FeedState; readonly time: ServerTime }) {
  const { t } = useLanguage();
  const { auction } = state.followed;
  const price = usePaced(auction.currentPrice);
  const mark = useMark(auction.status === 'OPEN' ? time.remainingMs : null);
  const marks = { 300: t.leftFiveMinutes, 60: t.leftOneMinute, 10: t.leftTenSeconds };
  const outbid = useOutbid(auction.leading);
  return (
    <div className="vh">
      <div aria-live="polite">{price !== null && t.priceSpoken(formatPrice(price))}</div>
      <div aria-live="polite">{mark !== null && marks[mark]}</div>
      <div aria-live="assertive">{outbid && t.outbid}</div>
    </div>
  );
}

/** The value, renewed at most once per PRICE_PACE_MS; the last one always arrives. */
function usePaced(value: string | null): string | null {
  const [shown, setShown] = useState(value);
  const shownMs = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, shownMs.current + PRICE_PACE_MS - performance.now());
    const timer = setTimeout(() => {
      shownMs.current = performance.now();
      setShown(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value]);
  return shown;
}

function useMark(remainingMs: number | null): 300 | 60 | 10 | null {
  const before = useRef(remainingMs);
  const [mark, setMark] = useState<300 | 60 | 10 | null>(null);
  useEffect(() => {
    if (remainingMs === null) return;
    const passed = spokenSeconds(before.current ?? remainingMs, remainingMs);
    before.current = remainingMs;
    if (passed !== null) setMark(passed);
  }, [remainingMs]);
  return mark;
}

/** True from the moment that a lead is lost until it is won back; not for somebody who arrives without it. */
function useOutbid(leading: boolean | null): boolean {
  const led = useRef(leading === true);
  if (leading === true) led.current = true;
  return led.current && leading === false;
}
