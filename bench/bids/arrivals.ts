import { INCREMENT_FEN, START_FEN } from './cases.js';

/** A bid as it is handed to whoever decides it. */
export interface ArrivingBid {
  readonly auctionId: string;
  readonly organisationId: string;
  readonly pricePerTonne: bigint;
}

/** What became of the bids since the last count. */
export interface ArrivalCounts {
  readonly arrived: number;
  /** would stand if bids were decided one after another as they arrived */
  readonly valid: number;
  /** bids that were valid on arrival, whenever that was, and got their answer now */
  readonly validAnswered: number;
  /** of the answered ones, those that were accepted */
  readonly validAccepted: number;
}

/**
 * Keeps, for each auction, the price and leader that there would be if every bid were decided on arrival: at the door of the pile, after
 * HTTP, session and parsing, the same place whoever decides. It has its own, simplest form of the rule (the bench's auctions have a
 * fixed increment and nobody bids with a limit), and must be there from an auction's first bid on. Counts one process: what reaches
 * another one it does not see.
 */
export class Arrivals {
  private readonly standing = new Map<string, { fen: bigint; leader: string }>();
  private arrived = 0;
  private valid = 0;
  private validAnswered = 0;
  private validAccepted = 0;

  /** Notes the arrival. Returns whether the bid is valid in the order of arrival. */
  note({ auctionId, organisationId, pricePerTonne }: ArrivingBid): boolean {
    this.arrived += 1;
    const standing = this.standing.get(auctionId);
    const minimum = standing === undefined ? BigInt(START_FEN) : standing.fen + BigInt(INCREMENT_FEN);
    if (pricePerTonne < minimum || standing?.leader === organisationId) return false;
    this.standing.set(auctionId, { fen: pricePerTonne, leader: organisationId });
    this.valid += 1;
    return true;
  }

  /** Notes the answer to a bid that was valid in the order of arrival. */
  noteAnswer(accepted: boolean): void {
    this.validAnswered += 1;
    if (accepted) this.validAccepted += 1;
  }

  /** What was counted since the last call. */
  take(): ArrivalCounts {
    const { arrived, valid, validAnswered, validAccepted } = this;
    this.arrived = this.valid = this.validAnswered = this.validAccepted = 0;
    return { arrived, valid, validAnswered, validAccepted };
  }
}
