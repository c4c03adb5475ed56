import { divideHalfUp, type Mass, mass, type Ppm, ppm, WHOLE_PPM } from '@app/units';
import { assertCharge, type HeatCharge } from './heat.js';
import { type Metal, MICROGRAMS_PER_GRAM, metal, metalOf } from './metal.js';

/** Shares of the metal charged in a heat or a period; all metal exact. */
export interface RecycledShare {
  /** (pre + post) / total: the share of ISO 14021. */
  readonly recycledShare: Ppm;
  /** post / total */
  readonly postConsumerShare: Ppm;
  /** pre + post */
  readonly recycledMetal: Metal;
  readonly preConsumerMetal: Metal;
  readonly postConsumerMetal: Metal;
  /** All that was charged but INTERNAL. */
  readonly totalMetal: Metal;
  /** Left out of both sides; information. */
  readonly internalMetal: Metal;
  /** The part of `totalMetal` whose aluminium share nobody stated; more than zero: show the shares as flagged. */
  readonly assumedMetal: Metal;
}

/**
 * Recycled share by ISO 14021: only pre- and post-consumer metal counts; scrap of the same process (INTERNAL) is left out of both
 * sides, because it circulates and counting it would let a poor yield look like recycling; unknown origin counts as not recycled.
 * Each share is one exact ratio of metal, rounded once, half up, to ppm = percent with four decimals; without metal 0.
 * `charges`: of one heat or of all heats of a period, in any order. Throws a RangeError (a defect) on an impossible charge.
 * Sources: ISO 14021; docs/semantics.md, "Trades and metal".
 */
export function recycledShare(charges: readonly HeatCharge[]): RecycledShare {
  const sums = { PRE_CONSUMER: 0n, POST_CONSUMER: 0n, NOT_RECYCLED: 0n, INTERNAL: 0n };
  let assumed = 0n;
  for (const charge of charges) {
    assertCharge(charge);
    const kind = countsAs(charge);
    const charged = metalOf(charge.mass, charge.aluminium);
    sums[kind] += charged;
    if (charge.assumed && kind !== 'INTERNAL') assumed += charged;
  }
  const recycled = sums.PRE_CONSUMER + sums.POST_CONSUMER;
  const total = recycled + sums.NOT_RECYCLED;
  return {
    recycledShare: shareOf(recycled, total),
    postConsumerShare: shareOf(sums.POST_CONSUMER, total),
    recycledMetal: metal(recycled),
    preConsumerMetal: metal(sums.PRE_CONSUMER),
    postConsumerMetal: metal(sums.POST_CONSUMER),
    totalMetal: metal(total),
    internalMetal: metal(sums.INTERNAL),
    assumedMetal: metal(assumed),
  };
}

/**
 * Recycled metal still to melt *in place of* other metal until recycled / total ≥ `target`, the total unchanged; 0 when met and when
 * there is no metal. Judged on the exact ratio, not on the rounded share. In grams, rounded up: melting it is enough.
 * Throws a RangeError (a defect) on a target outside 0 … 100 %.
 */
export function gapToTarget(
  { recycledMetal, totalMetal }: Pick<RecycledShare, 'recycledMetal' | 'totalMetal'>,
  target: Ppm,
): Mass {
  if (target < 0n || target > WHOLE_PPM) throw new RangeError('gapToTarget: a target lies in 0 … 100 %');
  const missing = totalMetal * target - recycledMetal * WHOLE_PPM;
  const unitsPerGram = MICROGRAMS_PER_GRAM * WHOLE_PPM;
  return mass(missing <= 0n ? 0n : (missing + unitsPerGram - 1n) / unitsPerGram);
}

type CountsAs = 'PRE_CONSUMER' | 'POST_CONSUMER' | 'NOT_RECYCLED' | 'INTERNAL';

function countsAs({ source, origin }: HeatCharge): CountsAs {
  switch (source) {
    case 'TRADE':
      return origin === 'PRE_CONSUMER' || origin === 'POST_CONSUMER' ? origin : 'NOT_RECYCLED';
    case 'PRE_CONSUMER':
    case 'POST_CONSUMER':
    case 'INTERNAL':
      return source;
    case 'PRIMARY':
    case 'ALLOYING':
    case 'UNKNOWN':
      return 'NOT_RECYCLED';
    default:
      return source satisfies never;
  }
}

const shareOf = (part: bigint, total: bigint): Ppm => ppm(total === 0n ? 0n : divideHalfUp(part * WHOLE_PPM, total));
