import { PRICE_MAX, PRICE_MIN } from '@app/auction';
import { decimalOf, fenOf, readPrice } from '../format/price.js';

/** What is wrong with a typed field, so that the page can say it in words. */
export type DraftProblem =
  | { readonly kind: 'NOT_A_PRICE' }
  | { readonly kind: 'TOO_HIGH' }
  | { readonly kind: 'BELOW_MINIMUM'; readonly minimum: string }
  | { readonly kind: 'LIMIT_BELOW_PRICE' }
  | { readonly kind: 'LIMIT_NOT_ABOVE'; readonly standing: string };

/** A draft ready to be confirmed, or what keeps it from that, by field. Prices are decimal text. */
export type CheckedDraft =
  | { readonly kind: 'READY'; readonly pricePerTonne: string; readonly maxPricePerTonne: string | null }
  | { readonly kind: 'WRONG'; readonly price: DraftProblem | null; readonly limit: DraftProblem | null };

/** A bid as typed against the minimum shown: a hint before the server decides by the same rule. An empty limit is none. */
export function checkBid(typedPrice: string, typedLimit: string, minimum: string | null): CheckedDraft {
  const price = checkPrice(typedPrice);
  const limit = typedLimit.trim() === '' ? null : checkPrice(typedLimit);
  const priceProblem = isProblem(price) ? price : belowMinimum(price, minimum);
  const limitProblem =
    limit === null || isProblem(limit) ? limit : !isProblem(price) && limit < price ? LIMIT_BELOW_PRICE : null;
  if (isProblem(price) || isProblem(limit) || priceProblem !== null || limitProblem !== null) {
    return { kind: 'WRONG', price: priceProblem, limit: limitProblem };
  }
  return {
    kind: 'READY',
    pricePerTonne: decimalOf(price),
    maxPricePerTonne: limit === null ? null : decimalOf(limit),
  };
}

/**
 * A new limit of the leader. It must pass the standing one; the bid's own price is the current one, so that a leader who was just
 * outbid is refused instead of raising unawares.
 */
export function checkNewLimit(typedLimit: string, currentPrice: string, standing: string): CheckedDraft {
  const limit = checkPrice(typedLimit);
  if (isProblem(limit)) return { kind: 'WRONG', price: null, limit };
  if (limit <= fenOf(standing)) {
    return { kind: 'WRONG', price: null, limit: { kind: 'LIMIT_NOT_ABOVE', standing } };
  }
  return { kind: 'READY', pricePerTonne: currentPrice, maxPricePerTonne: decimalOf(limit) };
}

const LIMIT_BELOW_PRICE: DraftProblem = { kind: 'LIMIT_BELOW_PRICE' };

function checkPrice(typed: string): bigint | DraftProblem {
  const fen = readPrice(typed);
  if (fen === null || fen < PRICE_MIN) return { kind: 'NOT_A_PRICE' };
  return fen > PRICE_MAX ? { kind: 'TOO_HIGH' } : fen;
}

function belowMinimum(price: bigint, minimum: string | null): DraftProblem | null {
  return minimum !== null && price < fenOf(minimum) ? { kind: 'BELOW_MINIMUM', minimum } : null;
}

const isProblem = (checked: bigint | DraftProblem | null): checked is DraftProblem =>
  checked !== null && typeof checked === 'object';
