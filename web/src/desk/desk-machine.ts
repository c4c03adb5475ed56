import { PRICE_MAX } from '@app/auction';
import { minMoney, money } from '@app/units';
import { type CheckedDraft, checkBid, checkNewLimit } from '../bidding/check-draft.js';
import type { Draft } from '../bidding/draft.js';
import { decimalOf, fenOf, formatPrice, readPrice } from '../format/price.js';
import type { BidWay } from './bid-way.js';
import { ENTER_AT_REST, type EnterKey, isDeliberate } from './desk-keys.js';

/** What somebody is about to bid in one cell. Typed prices are as typed. */
export interface CellDraft {
  /** null: nothing typed, the field follows the minimum */
  readonly typedPrice: string | null;
  /** null: the field of the limit is closed */
  readonly typedLimit: string | null;
  /** somebody wanted to go on with what is typed, so what is wrong with it is said */
  readonly tried: boolean;
  /** checked, and waiting for the second Enter; null: still being typed */
  readonly checked: Draft | null;
}

export const EMPTY_DRAFT: CellDraft = { typedPrice: null, typedLimit: null, tried: false, checked: null };

export interface DeskState {
  /** of the cells that have one; any other is EMPTY_DRAFT */
  readonly drafts: Readonly<Record<string, CellDraft>>;
  readonly enter: EnterKey;
}

export const DESK_AT_REST: DeskState = { drafts: {}, enter: ENTER_AT_REST };

/** Bolder steps are so many raises. */
export const BOLD = 4n;

export type DeskEvent =
  | { readonly kind: 'STEP'; readonly up: boolean; readonly bold: boolean; readonly way: BidWay }
  | { readonly kind: 'TYPE_PRICE'; readonly typed: string }
  | { readonly kind: 'TYPE_LIMIT'; readonly typed: string }
  | { readonly kind: 'OPEN_LIMIT'; readonly way: BidWay }
  | { readonly kind: 'TAKE_PRICE'; readonly price: string }
  /** by a click, or by Enter in a field */
  | { readonly kind: 'CHECK'; readonly way: BidWay }
  /** by a click on what says so */
  | { readonly kind: 'CONFIRM'; readonly way: BidWay }
  /** Enter on the cell itself: checks, and once checked confirms */
  | { readonly kind: 'ENTER'; readonly way: BidWay; readonly atMs: number }
  | { readonly kind: 'CANCEL' };

/** What follows from an event: the new state, and the one bid that is now confirmed, if it is. */
export interface Step {
  readonly state: DeskState;
  readonly confirmed: Draft | null;
}

/**
 * The rules of the desk's keys and buttons for the cell of one auction. A bid is confirmed by CONFIRM, or by an ENTER after the one that
 * checked it, never by one and the same press: Enter has to have come up in between (`isDeliberate`). What no longer holds, because the
 * price moved or the lead changed, is not confirmed. Total and pure.
 */
export function step(state: DeskState, auctionId: string, event: DeskEvent): Step {
  const draft = state.drafts[auctionId] ?? EMPTY_DRAFT;
  const becomes = (next: CellDraft): Step => ({
    state: next === draft ? state : { ...state, drafts: { ...state.drafts, [auctionId]: next } },
    confirmed: null,
  });
  switch (event.kind) {
    case 'STEP':
      return becomes(stepped(draft, event.way, event.up, event.bold));
    case 'TYPE_PRICE':
      return becomes({ ...draft, typedPrice: event.typed, checked: null });
    case 'TYPE_LIMIT':
      return becomes({ ...draft, typedLimit: event.typed, checked: null });
    case 'OPEN_LIMIT':
      return becomes(withLimit(draft, event.way));
    case 'TAKE_PRICE':
      return becomes({ ...EMPTY_DRAFT, typedLimit: draft.typedLimit, typedPrice: formatPrice(event.price) });
    case 'CHECK':
      return becomes(check(draft, event.way));
    case 'CONFIRM':
      return confirm(state, auctionId, event.way);
    case 'ENTER':
      if (!isDeliberate(state.enter, event.atMs)) return { state, confirmed: null };
      return draft.checked === null ? becomes(check(draft, event.way)) : confirm(state, auctionId, event.way);
    case 'CANCEL':
      return becomes(back(draft));
  }
}

/** Enter went down or came up, whatever had the focus. Judged after the press itself. */
export const enterMoved = (state: DeskState, down: boolean, atMs: number): DeskState => ({
  ...state,
  enter: { upMs: down ? null : atMs },
});

/** The cell is gone, and with it what was typed. */
export function forget(state: DeskState, auctionId: string): DeskState {
  const { [auctionId]: _, ...drafts } = state.drafts;
  return { ...state, drafts };
}

/** Would the server take this draft, as far as is known here? */
export function stillHolds(draft: Draft, way: BidWay): boolean {
  switch (way.kind) {
    case 'NONE':
      return false;
    case 'PRICE':
      return !draft.onlyLimit && fenOf(draft.pricePerTonne) >= fenOf(way.minimum);
    case 'LIMIT':
      return draft.onlyLimit && draft.maxPricePerTonne !== null && fenOf(draft.maxPricePerTonne) > fenOf(way.standing);
  }
}

/** The price that the field shows: what is typed, else the minimum. */
export const shownPrice = (draft: CellDraft, minimum: string): string => draft.typedPrice ?? formatPrice(minimum);

function confirm(state: DeskState, auctionId: string, way: BidWay): Step {
  const checked = state.drafts[auctionId]?.checked ?? null;
  if (checked === null || !stillHolds(checked, way)) return { state, confirmed: null };
  return { state: forget(state, auctionId), confirmed: checked };
}

function check(draft: CellDraft, way: BidWay): CellDraft {
  const { typedLimit } = draft;
  if (way.kind === 'NONE') return draft;
  if (way.kind === 'LIMIT') {
    if (typedLimit === null) return draft;
    const checked = checkNewLimit(typedLimit, way.currentPrice, way.standing);
    return withChecked(draft, checked, true);
  }
  const limit = way.takesLimit ? (typedLimit ?? '') : '';
  const price = way.steps ? shownPrice(draft, way.minimum) : formatPrice(way.minimum);
  return withChecked(draft, checkBid(price, limit, way.minimum), false);
}

function withChecked(draft: CellDraft, checked: CheckedDraft, onlyLimit: boolean): CellDraft {
  if (checked.kind === 'WRONG') return { ...draft, tried: true };
  const { pricePerTonne, maxPricePerTonne } = checked;
  return { ...draft, checked: { pricePerTonne, maxPricePerTonne, onlyLimit } };
}

/** One raise up or down, never below the minimum; from there on the field follows it again. A step takes a check back. */
function stepped(draft: CellDraft, way: BidWay, up: boolean, bold: boolean): CellDraft {
  if (way.kind !== 'PRICE' || !way.steps) return draft;
  const minimum = fenOf(way.minimum);
  const typed = draft.typedPrice === null ? minimum : readPrice(draft.typedPrice);
  const by = bold ? way.raise * BOLD : way.raise;
  // what is no price or too low leads to the lowest that is right
  const next = typed === null || typed < minimum ? minimum : money(up ? typed + by : typed - by);
  const typedPrice = next <= minimum ? null : formatPrice(decimalOf(minMoney(next, PRICE_MAX)));
  return { ...draft, typedPrice, checked: null };
}

/** The field opens with a limit that is worth having: a bold step above what binds me now. */
function withLimit(draft: CellDraft, way: BidWay): CellDraft {
  if (way.kind === 'NONE' || (way.kind === 'PRICE' && !way.takesLimit)) return draft;
  const typed = way.kind === 'LIMIT' ? way.standing : shownPrice(draft, way.minimum);
  const base = readPrice(typed) ?? fenOf(way.kind === 'LIMIT' ? way.standing : way.minimum);
  const limit = minMoney(money(base + way.raise * BOLD), PRICE_MAX);
  return { ...draft, checked: null, typedLimit: draft.typedLimit ?? formatPrice(decimalOf(limit)) };
}

/** One step back: from the check to what was typed, from there to nothing. */
function back(draft: CellDraft): CellDraft {
  return draft.checked === null ? EMPTY_DRAFT : { ...draft, checked: null };
}
