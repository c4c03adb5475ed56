import type { AuctionStatus, Instant } from '@app/auction';

/** What makes an auction of the desk more urgent than another. */
export interface Urgency {
  readonly id: string;
  /** null: not loaded yet */
  readonly status: AuctionStatus | null;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  /** somebody went higher than I, or a bid of mine has no verdict yet */
  readonly needsMe: boolean;
}

/** In the last minutes time alone decides; before, those that need me come first. The soft close of most auctions is as long. */
const SOON_MS = 300_000;

/**
 * Ids by urgency at the server's time `now`: open ones that close within SOON_MS, then open ones that need me, other open ones, those that
 * open later, those that are over. Within a group the earlier close (or opening) comes first, and of two alike the one that needs me; what
 * is alike in all keeps its place. Asked for by a key only: nothing moves by itself.
 */
export const byUrgency = (cells: readonly Urgency[], now: Instant): readonly string[] =>
  cells
    .map((cell, place) => ({ cell, rank: rank(cell, now), due: due(cell), place }))
    .sort(
      (a, b) =>
        a.rank - b.rank || a.due - b.due || Number(b.cell.needsMe) - Number(a.cell.needsMe) || a.place - b.place,
    )
    .map(({ cell }) => cell.id);

function rank({ status, closesAt, needsMe }: Urgency, now: Instant): number {
  switch (status) {
    case 'OPEN':
      return closesAt - now <= SOON_MS ? 0 : needsMe ? 1 : 2;
    case 'SCHEDULED':
      return 3;
    case 'CLOSED':
    case 'CANCELLED':
      return 4;
    case null:
      return 5;
  }
}

const due = ({ status, opensAt, closesAt }: Urgency): Instant => (status === 'SCHEDULED' ? opensAt : closesAt);
