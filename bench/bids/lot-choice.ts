import { seededChance } from '../seeded-chance.js';
import type { LotChoice } from './cases.js';

/** Gives the index of the lot to bid on, 0 to `lots` − 1, the same sequence for the same seed. */
export function chooser(choice: LotChoice, lots: number, seed: number): () => number {
  switch (choice) {
    case 'HOT':
      return () => 0;
    case 'UNIFORM': {
      const chance = seededChance(seed);
      return () => Math.floor(chance() * lots);
    }
    case 'ZIPF':
      return zipf(lots, seededChance(seed));
    default:
      return unknownChoice(choice);
  }
}

/** Rank r (from 1) with a weight of 1/r: the sum of the weights up to each rank, searched by halving. */
function zipf(lots: number, chance: () => number): () => number {
  const sums = new Float64Array(lots);
  let sum = 0;
  for (let rank = 1; rank <= lots; rank++) {
    sum += 1 / rank;
    sums[rank - 1] = sum;
  }
  return () => {
    const wanted = chance() * sum;
    let low = 0;
    let high = lots - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

function unknownChoice(choice: never): never {
  throw new TypeError(`no such choice: ${String(choice)}`);
}
