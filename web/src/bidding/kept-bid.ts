import type { KeptBid } from './bid-sender.js';

/** The place where an undecided bid waits: per organisation, for an id means another bid for another bidder. */
export interface BidPlace {
  readonly read: () => KeptBid | null;
  readonly write: (kept: KeptBid | null) => void;
}

/** In this browser. Where nothing may be stored the bid is kept by the page alone, until it is left. */
export function bidPlace(organisationId: string, auctionId: string): BidPlace {
  const key = `aluloop-bid:${organisationId}:${auctionId}`;
  let inMemory: KeptBid | null = null;
  return {
    read: () => inMemory ?? stored(key),
    write: kept => {
      inMemory = kept;
      try {
        if (kept === null) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // storage is full or forbidden
      }
    },
  };
}

function stored(key: string): KeptBid | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as KeptBid);
  } catch {
    return null;
  }
}
