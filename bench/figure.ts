/** One figure that a benchmark found out. */
export interface Figure {
  /** snake_case, the same in every run, so that runs can be compared */
  readonly metric: string;
  readonly value: number;
  /** of value and goal: "ms", "kB" (1,000 bytes), "tasks" … */
  readonly unit: string;
  /** the goal: value is to be at most this; null: told for what it explains, without a goal */
  readonly goalMax: number | null;
  /** how it was measured, in words: load, circumstances, number of samples */
  readonly how: string;
}

const DECIMALS = 3;

/** Prints the figure as one line of JSON on standard output (docs/protocol.md, `npm run bench:<name>`): the goal is the baseline,
 *  `ratio` is value / goal (null without a goal, and for the goal 0), `reached` says whether value ≤ goal. Value and ratio are
 *  rounded to 3 decimals in print only: `reached` is judged on the value as measured. */
export function printFigure(bench: string, { metric, value, unit, goalMax, how }: Figure): void {
  const line = {
    bench,
    metric,
    value: rounded(value),
    unit,
    baseline: goalMax,
    ratio: goalMax === null || goalMax === 0 ? null : rounded(value / goalMax),
    reached: goalMax === null ? null : value <= goalMax,
    how,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** A line about what is going on, on standard error: standard output is for figures alone. */
export function progress(text: string): void {
  process.stderr.write(`[${(performance.now() / 1_000).toFixed(1).padStart(6)} s] ${text}\n`);
}

const rounded = (value: number): number => Number(value.toFixed(DECIMALS));
