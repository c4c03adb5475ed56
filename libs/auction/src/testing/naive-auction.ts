import type { AuctionCommand, PlaceBid } from '../command.js';
import type { AuctionTerms, Instant } from '../terms.js';

/**
 * The rules once more, written from their text and not from the engine: everybody's best limit is ranked afresh after each bid instead of
 * a duel with the leader, the Dutch clock is walked step by step instead of divided, the sealed winner is looked for instead of sorted
 * last. It knows no events; it counts how many there must be. Slow on purpose, for tests only.
 */
export class NaiveAuction {
  private status = 'SCHEDULED';
  private outcome: string | null = null;
  private version = 0;
  private latest = 0;
  private closesAt: Instant;
  private movedByOutages = 0;
  private price: bigint | null = null;
  private leader: string | null = null;
  private bidCount = 0;
  /** ENGLISH: the best limit of each, in the order in which they were given. */
  private readonly limits: { readonly bidder: string; readonly limit: bigint }[] = [];

  constructor(private readonly terms: AuctionTerms) {
    this.closesAt = terms.closesAt;
  }

  /** What a state can be compared with. */
  get view() {
    const { status, outcome, version, latest, closesAt, price, leader, bidCount } = this;
    return { status, outcome, version, latest, closesAt, price, leader, bidCount };
  }

  /** The verdict, as far as it does not repeat the view: its kind, and the price in it. */
  hear(command: AuctionCommand<unknown>, now: Instant): string {
    const at = now < this.latest ? this.latest : now;
    const wasOver = this.status === 'CLOSED' || this.status === 'CANCELLED';
    let extended = false;
    if (this.status === 'SCHEDULED' && at >= this.terms.opensAt) {
      this.status = 'OPEN';
      this.price = this.terms.format === 'DUTCH' ? this.falling(at) : null;
      this.happened(at);
    }
    if (command.kind === 'REPORT_OUTAGE' && this.status === 'OPEN') extended = this.suffer(command.outage, at);
    if (this.status === 'OPEN' && this.terms.format === 'DUTCH' && this.price !== this.falling(at)) {
      this.price = this.falling(at);
      this.happened(at);
    }
    const isLate = this.status === 'OPEN' && at >= this.closesAt;
    const waits = isLate && this.terms.format === 'SEALED_FIRST_PRICE' && command.kind !== 'OPEN_BIDS';
    if (isLate && !waits && command.kind !== 'REPORT_OUTAGE') {
      if (command.kind === 'OPEN_BIDS') this.open(command.bids, at);
      this.close(at);
    }
    switch (command.kind) {
      case 'TICK':
        return waits ? 'BIDS_AWAITED' : 'TICKED';
      case 'REPORT_OUTAGE':
        return extended ? 'EXTENDED' : 'NOT_AFFECTED';
      case 'OPEN_BIDS':
        if (this.terms.format !== 'SEALED_FIRST_PRICE' || this.status === 'CANCELLED') return 'NOTHING_TO_OPEN';
        return this.status === 'CLOSED' ? 'OPENED' : 'STILL_SEALED';
      case 'CANCEL':
        return this.cancel(at, isLate);
      case 'PLACE_BID':
        if (this.status === 'SCHEDULED') return 'AUCTION_NOT_OPEN';
        return wasOver || isLate ? 'AUCTION_CLOSED' : this.bid(command, at);
    }
  }

  private happened(at: Instant): void {
    this.version += 1;
    this.latest = at;
  }

  private close(at: Instant): void {
    const { reserve } = this.terms;
    this.status = 'CLOSED';
    this.outcome =
      this.leader !== null && this.price !== null && (reserve === null || this.price >= reserve) ? 'SOLD' : 'PASSED_IN';
    this.happened(at);
  }

  private cancel(at: Instant, isLate: boolean): string {
    if (this.status === 'CANCELLED') return 'CANCELLED';
    if (this.status === 'CLOSED' || isLate) return 'NOT_CANCELLABLE';
    this.status = 'CANCELLED';
    this.happened(at);
    return 'CANCELLED';
  }

  private bid(bid: PlaceBid<unknown>, at: Instant): string {
    switch (this.terms.format) {
      case 'ENGLISH':
        return this.outbid(bid, at);
      case 'DUTCH': {
        const offer = this.falling(at);
        if (bid.pricePerTonne < offer) return `BID_TOO_LOW ${offer}`;
        [this.price, this.leader, this.bidCount] = [offer, bid.bidderId, 1];
        this.happened(at);
        this.close(at);
        return `ACCEPTED ${offer} leading true`;
      }
      case 'SEALED_FIRST_PRICE':
        return bid.pricePerTonne < this.terms.startPrice
          ? `BID_TOO_LOW ${this.terms.startPrice}`
          : `ACCEPTED ${bid.pricePerTonne} leading null`;
    }
  }

  private outbid(bid: PlaceBid<unknown>, at: Instant): string {
    const { pricePerTonne: asked, maxPricePerTonne: max, bidderId } = bid;
    const raisesOwn = this.leader === bidderId;
    const standing = this.limits.find(entry => entry.bidder === bidderId);
    if (raisesOwn && (max === null || (standing !== undefined && max <= standing.limit))) return 'ALREADY_LEADING';
    const lowest = this.price === null ? this.terms.startPrice : this.price + this.step(this.price);
    if (!raisesOwn && asked < lowest) return `BID_TOO_LOW ${lowest}`;
    const own = raisesOwn && this.price !== null ? this.price : asked;
    if (standing !== undefined) this.limits.splice(this.limits.indexOf(standing), 1);
    this.limits.push({ bidder: bidderId, limit: max ?? asked });
    // Stable: of equal limits the earlier given comes first.
    const [best, second] = [...this.limits].sort((a, b) => (a.limit === b.limit ? 0 : a.limit > b.limit ? -1 : 1));
    if (best === undefined) throw new Error('a bid was just heard');
    let price: bigint = own;
    if (!raisesOwn && second !== undefined) {
      const forced = second.limit + this.step(second.limit);
      if (forced > price) price = forced;
      if (price > best.limit) price = best.limit;
    }
    const { reserve } = this.terms;
    if (reserve !== null && best.limit >= reserve && price < reserve) price = reserve;
    const priceBefore = this.price;
    [this.price, this.leader] = [price, best.bidder];
    this.bidCount += 1;
    this.happened(at);
    if (price !== own || best.bidder !== bidderId) this.happened(at);
    if (price !== priceBefore) this.soften(at);
    return `ACCEPTED ${own} leading ${best.bidder === bidderId}`;
  }

  private soften(at: Instant): void {
    const { softCloseWindowSeconds, softCloseExtensionSeconds, hardCloseAt } = this.terms;
    if (this.closesAt - at > softCloseWindowSeconds * 1000) return;
    const hard = hardCloseAt === null ? Number.POSITIVE_INFINITY : hardCloseAt + this.movedByOutages;
    const later = Math.min(at + softCloseExtensionSeconds * 1000, hard);
    if (later <= this.closesAt) return;
    this.closesAt = later;
    this.happened(at);
  }

  private suffer(outage: { readonly from: Instant; readonly until: Instant }, at: Instant): boolean {
    const MINUTE = 60_000;
    // Of four points on a line the two in the middle bound what two stretches share, if they share anything.
    const points = [outage.from, outage.until, this.closesAt - 10 * MINUTE, this.closesAt].sort((a, b) => a - b);
    const share = outage.from < this.closesAt && this.closesAt - 10 * MINUTE < outage.until;
    const lost = share ? (points[2] ?? 0) - (points[1] ?? 0) : 0;
    const duringIt = outage.until >= this.closesAt && this.closesAt > outage.from;
    if (!duringIt && lost < MINUTE / 2) return false;
    if (outage.until - outage.from < MINUTE / 2 || !(outage.until > this.terms.opensAt)) return false;
    let back = outage.until - outage.from;
    if (back > 24 * 60 * MINUTE) back = 24 * 60 * MINUTE;
    if (back < 10 * MINUTE) back = 10 * MINUTE;
    this.movedByOutages += outage.until + back - this.closesAt;
    this.closesAt = outage.until + back;
    this.happened(at);
    return true;
  }

  private open(bids: readonly { readonly bidderId: string; readonly pricePerTonne: bigint }[], at: Instant): void {
    for (const bid of bids) {
      // The first of the highest ones wins.
      if (this.price === null || bid.pricePerTonne > this.price) {
        [this.price, this.leader] = [bid.pricePerTonne, bid.bidderId];
      }
      this.bidCount += 1;
      this.happened(at);
    }
  }

  /** The price on offer at `at`, or at the last moment in time. */
  private falling(at: Instant): bigint {
    const { startPrice, floorPrice, increment, stepSeconds, opensAt } = this.terms;
    if (floorPrice === null || increment === null || stepSeconds === null) throw new Error('no clock');
    let price: bigint = startPrice;
    for (let next = opensAt + stepSeconds * 1000; next <= at && next < this.closesAt; next += stepSeconds * 1000) {
      price -= increment;
      if (price <= floorPrice) return floorPrice;
    }
    return price;
  }

  private step(price: bigint): bigint {
    const { incrementTiers, increment } = this.terms;
    if (incrementTiers === null) return increment ?? 100n;
    return incrementTiers.filter(tier => tier.from <= price).at(-1)?.increment ?? 0n;
  }
}
