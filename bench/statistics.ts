/** The value that `share` (0 < share ≤ 1) of the samples do not exceed: nearest rank, so always one of the samples, never between
 *  two. Throws RangeError without samples: there is no such value, and 0 would look like a good one. */
export function percentile(samples: readonly number[], share: number): number {
  const ascending = samples.toSorted((a, b) => a - b);
  const value = ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)];
  if (value === undefined) throw new RangeError('no samples');
  return value;
}

/** The middle sample; of an even number the lower of the two in the middle. Throws RangeError without samples. */
export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

/** The largest sample. Throws RangeError without samples. */
export const worst = (samples: readonly number[]): number => percentile(samples, 1);

/** Throws RangeError without samples. */
export function mean(samples: readonly number[]): number {
  if (samples.length === 0) throw new RangeError('no samples');
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
}

/** Slope of the straight line with the least squares through the points, in units of y per unit of x. Throws RangeError for fewer
 *  than two different x. */
export function slope(points: readonly { readonly x: number; readonly y: number }[]): number {
  const middle = { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
  const spread = points.reduce((sum, { x }) => sum + (x - middle.x) ** 2, 0);
  if (spread === 0) throw new RangeError('a line needs two points');
  return points.reduce((sum, { x, y }) => sum + (x - middle.x) * (y - middle.y), 0) / spread;
}
