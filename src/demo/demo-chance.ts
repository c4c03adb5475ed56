import { createHash } from 'node:crypto';

/** Names every draw and every id of the demo market: another seed is another market, the same seed is the same one. */
export const DEMO_SEED = 'aluloop-demo-1';

type Name = string | number;

/** Draws that depend on nothing but the seed and the names given to `chanceOf`. */
export interface Chance {
  /** 0 ≤ x < 1 */
  real(): number;
  /** A whole number, both ends included. */
  whole(min: number, max: number): number;
  /** True in `share` of the draws, 0 … 1. */
  happens(share: number): boolean;
  /** Throws a RangeError (a defect) on an empty list. */
  pick<Item>(items: readonly Item[]): Item;
}

export function chanceOf(...names: readonly Name[]): Chance {
  let state = digestOf(names).readUInt32LE(0);
  // Mulberry32: a few operations per draw and even enough for a market of make-believe; nothing secret hangs on it.
  const real = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (min: number, max: number): number => min + Math.floor(real() * (max - min + 1));
  return {
    real,
    whole,
    happens: share => real() < share,
    pick: items => {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new RangeError('chance: nothing to pick from');
      return item;
    },
  };
}

/** A UUID of version 8 (RFC 9562: by the maker's own rule) from the seed and these names. */
export function idOf(...names: readonly Name[]): string {
  const bytes = digestOf(names).subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const digestOf = (names: readonly Name[]): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([DEMO_SEED, ...names]))
    .digest();
