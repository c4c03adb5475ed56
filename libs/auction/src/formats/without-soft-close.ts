import type { AuctionTerms } from '../terms.js';

/** The API fills in a soft close for every format; where no bid can move the close, the terms say so instead of promising one. */
export function withoutSoftClose(terms: AuctionTerms): AuctionTerms {
  const has = terms.softCloseWindowSeconds !== 0 || terms.softCloseExtensionSeconds !== 0;
  return has ? { ...terms, softCloseWindowSeconds: 0, softCloseExtensionSeconds: 0 } : terms;
}
