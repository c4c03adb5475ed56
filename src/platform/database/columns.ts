import type { ValueTransformer } from 'typeorm';

/** int8 ↔ bigint: fen, grams, ppm. */
export const bigintColumn: ValueTransformer = {
  to: (value: bigint | null | undefined) => value?.toString() ?? value,
  from: (value: string | null) => (value === null ? null : BigInt(value)),
};

/** timestamptz ↔ epoch milliseconds. */
export const instantColumn: ValueTransformer = {
  to: (value: number | null | undefined) => (typeof value === 'number' ? new Date(value) : value),
  from: (value: Date | null) => value?.getTime() ?? null,
};
