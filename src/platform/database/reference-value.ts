import type { Tx } from './tx.js';

/** A fact that decides money or claims, with who says so. Rows, never code: a new rate is a new row. */
export interface ReferenceValue {
  /** value × 10^6: a rate in ppm, kilograms per kilogram in grams per tonne */
  readonly valueMicro: bigint;
  /** Printed wherever a figure of it stands. */
  readonly label: string;
  readonly source: string;
  readonly verified: boolean;
}

/** The value of `key` on `day` (`YYYY-MM-DD` in Asia/Shanghai; the last valid day included). Throws (a defect) when there is none. */
export async function referenceValue(tx: Tx, key: string, day: string): Promise<ReferenceValue> {
  const [value] = await tx.rows<ReferenceValue>(
    `SELECT value_micro AS "valueMicro", label, source, verified FROM reference_value
     WHERE key = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)
     ORDER BY valid_from DESC LIMIT 1`,
    [key, day],
  );
  if (value === undefined) throw new Error(`no reference value ${key} on ${day}`);
  return value;
}
