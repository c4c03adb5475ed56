import { type Mass, mass } from '@app/units';

/** What is left of a settled trade: its settlement mass less all earlier draws. */
export interface TradeStock {
  readonly tradeId: string;
  readonly available: Mass;
}

/** An entry of a heat against a trade's stock. */
export interface StockDraw {
  readonly tradeId: string;
  readonly mass: Mass;
}

export interface InsufficientStock {
  readonly kind: 'INSUFFICIENT_STOCK';
  readonly tradeId: string;
  readonly available: Mass;
  /** All that the heat draws from this trade. */
  readonly asked: Mass;
}

/**
 * Whether the stock bears the draws; several draws of one trade add up, and drawing a stock to zero is allowed. The refusal names the
 * first trade, in the order of the draws, that is overdrawn. Exact.
 * Throws a RangeError (a defect) on a negative stock or draw (which would make metal), on two stock rows of one trade and on a draw
 * from a trade that `stock` does not list: the caller has looked every trade up before. Source: docs/semantics.md, "Trades and metal".
 */
export function drawStock(stock: readonly TradeStock[], draws: readonly StockDraw[]): InsufficientStock | null {
  const availableOf = new Map<string, Mass>();
  for (const { tradeId, available } of stock) {
    if (available < 0n) throw new RangeError('drawStock: a stock must not be negative');
    if (availableOf.has(tradeId)) throw new RangeError('drawStock: two stocks of one trade');
    availableOf.set(tradeId, available);
  }

  const askedOf = new Map<string, Mass>();
  for (const draw of draws) {
    if (draw.mass < 0n) throw new RangeError('drawStock: a draw must not be negative');
    askedOf.set(draw.tradeId, mass((askedOf.get(draw.tradeId) ?? 0n) + draw.mass));
  }

  for (const [tradeId, asked] of askedOf) {
    const available = availableOf.get(tradeId);
    if (available === undefined) throw new RangeError('drawStock: a draw from a trade without a stock');
    if (asked > available) return { kind: 'INSUFFICIENT_STOCK', tradeId, available, asked };
  }
  return null;
}
