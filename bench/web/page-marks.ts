/** Where the pages show what is measured. When the pages change, these change; a mark that is nowhere stops the bench. */
export const MARKS = {
  /** a row of the market that came from the server, not of its skeleton */
  row: 'table.lots:not([aria-hidden]) tbody tr',
  /** its price; the text node before the unit */
  rowPrice: 'table.lots:not([aria-hidden]) .c-price .px',
  /** the list says that its prices are live */
  listLive: '.list .live:not(.unk):not(.wait):not(.off)',
  /** brings the next rows; absent when all are shown */
  moreRows: '.list .pf button.btn',
  /** the price on an auction's own page, in the same way */
  lotPrice: '.hero .price .n',
  /** that page says that it is live */
  lotLive: '.st .live:not(.unk):not(.wait):not(.off)',
} as const;

/** The price in the row of one auction. */
export const rowPriceOf = (auctionId: string): string =>
  `table.lots:not([aria-hidden]) tr:has(a[href="/auctions/${auctionId}"]) .c-price .px`;
