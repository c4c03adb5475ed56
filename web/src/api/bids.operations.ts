// written by `npm run operations`; change the .graphql file instead
import type { Operation } from './operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type PlaceBidInput = {
  readonly auctionId: string;
  readonly bidId: string;
  /** ENGLISH: proxy limit; the engine raises by the increment, never above */
  readonly maxPricePerTonne?: string | null | undefined;
  /** DUTCH: the price that the bidder accepts, at least the clock's price */
  readonly pricePerTonne: string;
};

export type PlaceBidMutationVariables = Exact<{
  input: PlaceBidInput;
}>;


export type PlaceBidMutation = { readonly placeBid:
    | { readonly __typename: 'BidAccepted', readonly pricePerTonne: string, readonly leading: boolean | null }
    | { readonly __typename: 'BidTooLow', readonly code: string, readonly message: string, readonly minimumNextPrice: string }
    | { readonly __typename: 'BidderNotEligible', readonly code: string, readonly message: string, readonly reasons: ReadonlyArray<{ readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Overloaded', readonly code: string, readonly message: string, readonly retryAfterMs: number }
    | { readonly __typename: 'Refused', readonly code: string, readonly message: string }
   };

export const placeBidMutation: Operation<PlaceBidMutation, PlaceBidMutationVariables> = {
  text: "mutation PlaceBid($input:PlaceBidInput!){placeBid(input:$input){__typename ...on BidAccepted{pricePerTonne leading}...on Refusal{code message}...on BidTooLow{minimumNextPrice}...on BidderNotEligible{reasons{code message}}...on Overloaded{retryAfterMs}}}",
};
