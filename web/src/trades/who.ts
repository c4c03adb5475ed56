import { TRADE_SIDES, type TradeSide } from '@app/settlement';
import type { NextStep } from './next-step.js';
import type { TradesWords } from './trades.words.js';

/** Whose turn it is, as the reader would say it: 您, 卖方, 双方. */
export function whoOf(step: NextStep, mySide: TradeSide | null, w: TradesWords): string {
  if (step.by.length === TRADE_SIDES.length) return w.bothSides;
  const [only] = step.by;
  if (only === undefined) return '';
  return only === mySide ? w.you : w.sideNames[only];
}
