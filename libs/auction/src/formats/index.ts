import type { AuctionFormat, AuctionTerms } from '../terms.js';
import { dutch } from './dutch/index.js';
import { english } from './english/index.js';
import type { FormatEngine } from './format.js';
import { sealed } from './sealed/index.js';

/** A new format is a folder beside this file and a line here; its contract test is formats.spec.ts. */
const ENGINES: Readonly<Record<AuctionFormat, FormatEngine>> = {
  ENGLISH: english,
  SEALED_FIRST_PRICE: sealed,
  DUTCH: dutch,
};

/** Every format that can be decided and verified. */
export const formats: readonly AuctionFormat[] = Object.keys(ENGINES) as AuctionFormat[];

/** Formats that a seller may choose; the others are refused NOT_AVAILABLE_YET. One joins when the server keeps all that it needs. */
export const availableFormats: readonly AuctionFormat[] = formats;

export const engineOf = (format: AuctionFormat): FormatEngine => ENGINES[format];

/** Whether a bid in this format may carry maxPricePerTonne; elsewhere it is the caller's mistake (BAD_USER_INPUT). */
export const takesLimit = (format: AuctionFormat): boolean => engineOf(format).takesLimit;

/** Terms with everything spelt out that their format takes for granted, and without what it does not heed; idempotent. */
export const withDefaults = (terms: AuctionTerms): AuctionTerms => engineOf(terms.format).withDefaults(terms);
