import type { Instant } from '@app/auction';
import type { PublicTerms } from './terms.js';

/** The next step down of a Dutch auction: when, and to which price in fen per tonne. */
export interface Drop {
  readonly at: Instant;
  readonly price: bigint;
}

/**
 * The step that follows `price` (fen per tonne) by the clock of docs/semantics.md, "Dutch": max(floor, start − step × steps), a step every
 * stepSeconds from opensAt on. Null at the floor, and where the terms do not tell the clock. A hint: only the server's events move the price.
 */
export function nextDrop(terms: PublicTerms, price: bigint): Drop | null {
  const { increment: step, stepSeconds, floorPrice: floor, startPrice, opensAt } = terms;
  if (terms.format !== 'DUTCH' || step === null || stepSeconds === null || floor === null) return null;
  if (price <= floor || step <= 0n) return null;
  const stepsTaken = (startPrice - price) / step;
  const lower = startPrice - step * (stepsTaken + 1n);
  return { at: opensAt + Number(stepsTaken + 1n) * stepSeconds * 1_000, price: lower < floor ? floor : lower };
}
