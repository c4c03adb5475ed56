/** One figure that was measured beside a baseline in the same run: absolute values differ between machines and hours, ratios hardly. */
export interface ComparedFigure {
  /** snake_case, the same in every run, so that runs can be compared */
  readonly metric: string;
  readonly value: number;
  /** of value and baseline: "1/s", "ms", "%" … */
  readonly unit: string;
  /** measured in the same round as `value`; null: the figure stands alone */
  readonly baseline: number | null;
  /** what the baseline is, in words; null exactly without one */
  readonly against: string | null;
  readonly goal: Goal | null;
  /** value / baseline of every round, in their order; empty when there is none */
  readonly ratios: readonly number[];
  /** how it was measured, in words */
  readonly how: string;
}

/** What the figure is to reach: of `value` itself, or of `value` / `baseline`. Both limits belong to the goal. */
export type Goal =
  | { readonly of: 'VALUE'; readonly is: 'AT_LEAST' | 'AT_MOST'; readonly limit: number }
  | { readonly of: 'RATIO'; readonly is: 'AT_LEAST' | 'AT_MOST'; readonly limit: number };

const DECIMALS = 3;

/** Prints the figure as one line of JSON on standard output (docs/protocol.md, `npm run bench:<name>`). Numbers are rounded to 3
 *  decimals in print only; `reached` is judged on what was measured: null without a goal, and false for a ratio that does not exist. */
export function printCompared(bench: string, figure: ComparedFigure): void {
  const { metric, value, unit, baseline, against, goal, how } = figure;
  const ratio = baseline === null || baseline === 0 ? null : value / baseline;
  const line = {
    bench,
    metric,
    value: rounded(value),
    unit,
    baseline: baseline === null ? null : rounded(baseline),
    ratio: ratio === null ? null : rounded(ratio),
    against,
    goal:
      goal === null ? null : `${goal.of.toLowerCase()} ${goal.is === 'AT_LEAST' ? '>=' : '<='} ${rounded(goal.limit)}`,
    reached: goal === null ? null : reached(goal, goal.of === 'VALUE' ? value : ratio),
    ratios: figure.ratios.map(rounded),
    how,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Whether the goal holds for the number that it is about. */
export function reached(goal: Goal, measured: number | null): boolean {
  if (measured === null) return false;
  return goal.is === 'AT_LEAST' ? measured >= goal.limit : measured <= goal.limit;
}

const rounded = (value: number): number => Number(value.toFixed(DECIMALS));
