/** A bid that was checked and waits for its confirmation. `onlyLimit`: the leader raises the proxy limit. */
export interface Draft {
  readonly pricePerTonne: string;
  readonly maxPricePerTonne: string | null;
  readonly onlyLimit: boolean;
}
