import { type ComparedFigure, type Goal, printCompared } from '../compared-figure.js';
import { median } from '../statistics.js';
import type { BidCase } from './cases.js';
import type { Measurement } from './measure.js';
import type { Audit } from './read-histories.js';
import { NAIVE, PILE, VARIANTS } from './variants.js';

/** One case, played on every variant within minutes. */
export interface Round {
  readonly number: number;
  readonly bidCase: BidCase;
  readonly measured: ReadonlyMap<string, Measurement>;
}

/** The same load on one process and on two that share a database. */
export interface TwoNodesRound {
  readonly number: number;
  readonly one: Measurement;
  readonly two: Measurement;
}

/** Prints every figure on standard output and a table for people on standard error. */
export function report(
  rounds: readonly Round[],
  twoNodes: readonly TwoNodesRound[],
  audits: ReadonlyMap<string, Audit>,
): void {
  for (const name of new Set(rounds.map(({ bidCase }) => bidCase.name))) {
    for (const figure of caseFigures(rounds.filter(({ bidCase }) => bidCase.name === name))) print(figure);
  }
  for (const figure of growthFigures(rounds)) print(figure);
  if (twoNodes.length > 0) for (const figure of twoNodesFigures(twoNodes)) print(figure);
  for (const [name, { auctions, bids, acknowledged, violations }] of audits) {
    for (const violation of violations.slice(0, VIOLATIONS_TOLD)) process.stderr.write(`${name}: ${violation}\n`);
    print({
      ...ALONE,
      metric: `${name}_history_violations`,
      value: violations.length,
      unit: 'violations',
      goal: { of: 'VALUE', is: 'AT_MOST', limit: 0 },
      how: `independent checker over ${auctions} auctions, ${bids} accepted bids and ${acknowledged} answers`,
    });
  }
  process.stderr.write(table(rounds, twoNodes));
}

const VIOLATIONS_TOLD = 20;
const print = (figure: ComparedFigure): void => printCompared('bids', figure);
const ALONE = { baseline: null, against: null, goal: null, ratios: [] } as const;
const atLeast = (of: Goal['of'], limit: number): Goal => ({ of, is: 'AT_LEAST', limit });
const atMost = (of: Goal['of'], limit: number): Goal => ({ of, is: 'AT_MOST', limit });

const HOT_RATIO_MIN = 5;
const LOTS_RATIO_MIN = 2;
const P99_RATIO_MAX = 0.5;
/** Two processes may lose at most a third. */
const TWO_NODES_RATIO_MIN = 2 / 3;
/** What both machines and clocks blur: "not slower". */
const NOT_SLOWER = 1;

function measurementOf({ measured }: Round, name: string): Measurement {
  const found = measured.get(name);
  if (found === undefined) throw new Error(`${name} was not measured`);
  return found;
}

/** The naive pool that decided most in this round. */
function bestNaive(round: Round): { name: string; measurement: Measurement } {
  const all = NAIVE.map(({ name }) => ({ name, measurement: measurementOf(round, name) }));
  return all.reduce((best, next) =>
    next.measurement.decisionsPerSecond > best.measurement.decisionsPerSecond ? next : best,
  );
}

/** The round in the middle by ratio, of two the lower one, stands for all; the ratios of all are told. */
function compared(
  pairs: readonly { value: number; baseline: number; against: string }[],
): Pick<ComparedFigure, 'value' | 'baseline' | 'against' | 'ratios'> {
  const ratios = pairs.map(({ value, baseline }) => value / baseline);
  const middle = pairs[ratios.indexOf(median(ratios))];
  if (middle === undefined) throw new RangeError('no rounds');
  return { ...middle, ratios };
}

function caseFigures(rounds: readonly Round[]): ComparedFigure[] {
  const [first] = rounds;
  if (first === undefined) return [];
  const { name, bidders, choice, lots } = first.bidCase;
  const load = choice === 'HOT' ? 'one lot' : `${lots} lots, ${choice === 'ZIPF' ? 'zipf(1)' : 'uniform'}`;
  const how = `${bidders} bidders in a closed loop, ${load}, ${seconds(first)} s, HTTP to COMMIT`;
  const versus = (of: (measurement: Measurement) => number) =>
    compared(
      rounds.map(round => {
        const naive = bestNaive(round);
        return { value: of(measurementOf(round, PILE.name)), baseline: of(naive.measurement), against: naive.name };
      }),
    );
  const figures: ComparedFigure[] = [
    {
      metric: `${name}_decisions_per_second`,
      unit: '1/s',
      ...versus(measurement => measurement.decisionsPerSecond),
      goal: atLeast('RATIO', choice === 'HOT' ? HOT_RATIO_MIN : LOTS_RATIO_MIN),
      how,
    },
    {
      metric: `${name}_accepted_per_second`,
      unit: '1/s',
      ...versus(measurement => measurement.acceptedPerSecond),
      goal: null,
      how: `${how}; bids that stood`,
    },
    { metric: `${name}_p50_ms`, unit: 'ms', ...versus(measurement => measurement.load.p50Ms), goal: null, how },
    {
      metric: `${name}_p99_ms`,
      unit: 'ms',
      ...versus(measurement => measurement.load.p99Ms),
      goal: atMost('RATIO', P99_RATIO_MAX),
      how,
    },
    {
      metric: `${name}_accepted_of_valid_in_arrival_order_percent`,
      unit: '%',
      ...versus(acceptedOfValid),
      goal: atLeast('VALUE', 100),
      how: `${how}; arrival at the door of whoever decides`,
    },
  ];
  figures.push({
    metric: `${name}_accepted_of_decided_percent`,
    unit: '%',
    ...versus(acceptedOfDecided),
    goal: null,
    how: `${how}; every bid was valid in the order of sending: what is missing was overtaken on its way, before or at the decision`,
  });
  for (const part of ['server', 'postgres', 'load'] as const) {
    figures.push({
      metric: `${name}_cpu_ms_per_decision_${part}`,
      unit: 'ms',
      ...versus(measurement => cpuMsPerDecision(measurement, part)),
      goal: null,
      how: `${how}; user and kernel, all threads${part === 'postgres' ? ' of all its processes' : ''}`,
    });
  }
  const piles = rounds.map(round => measurementOf(round, PILE.name).commandsPerPile ?? 0);
  figures.push({
    ...ALONE,
    metric: `${name}_commands_per_pile`,
    value: median(piles),
    unit: 'commands',
    how: `${how}; mean`,
  });
  for (const { name: naive } of NAIVE) {
    const all = rounds.map(round => measurementOf(round, naive));
    const said = { ...ALONE, how: `${how}; ${naive}: a transaction per bid, median of the rounds` };
    figures.push(
      {
        ...said,
        metric: `${name}_${naive}_decisions_per_second`,
        value: median(all.map(m => m.decisionsPerSecond)),
        unit: '1/s',
      },
      { ...said, metric: `${name}_${naive}_p99_ms`, value: median(all.map(m => m.load.p99Ms)), unit: 'ms' },
      {
        ...said,
        metric: `${name}_${naive}_accepted_of_valid_in_arrival_order_percent`,
        value: median(all.map(acceptedOfValid)),
        unit: '%',
      },
    );
  }
  return figures;
}

/** More bidders on the hot lot do not make it slower. */
function growthFigures(rounds: readonly Round[]): ComparedFigure[] {
  const of = (name: string) => rounds.filter(({ bidCase }) => bidCase.name === name);
  const pairs = of('hot_256').flatMap(many => {
    const few = of('hot_64').find(({ number }) => number === many.number);
    if (few === undefined) return [];
    const [value, baseline] = [many, few].map(round => measurementOf(round, PILE.name).decisionsPerSecond);
    return value === undefined || baseline === undefined ? [] : [{ value, baseline, against: 'pile with 64 bidders' }];
  });
  if (pairs.length === 0) return [];
  return [
    {
      metric: 'hot_256_against_64_decisions_per_second',
      unit: '1/s',
      ...compared(pairs),
      goal: atLeast('RATIO', NOT_SLOWER),
      how: 'the pile with 256 bidders on one lot, against the pile with 64 in the same round',
    },
  ];
}

function twoNodesFigures(rounds: readonly TwoNodesRound[]): ComparedFigure[] {
  const versus = (of: (measurement: Measurement) => number) =>
    compared(
      rounds.map(({ one, two }) => ({ value: of(two), baseline: of(one), against: 'one process with all bidders' })),
    );
  const how = 'two server processes on one database and one hot lot, half of the bidders each';
  return [
    {
      metric: 'two_nodes_decisions_per_second',
      unit: '1/s',
      ...versus(measurement => measurement.decisionsPerSecond),
      goal: atLeast('RATIO', TWO_NODES_RATIO_MIN),
      how,
    },
    { metric: 'two_nodes_p99_ms', unit: 'ms', ...versus(measurement => measurement.load.p99Ms), goal: null, how },
  ];
}

const acceptedOfValid = ({ arrivals: { validAnswered, validAccepted } }: Measurement): number =>
  validAnswered === 0 ? 100 : (100 * validAccepted) / validAnswered;

const acceptedOfDecided = ({ acceptedPerSecond, decisionsPerSecond }: Measurement): number =>
  decisionsPerSecond === 0 ? 100 : (100 * acceptedPerSecond) / decisionsPerSecond;

const decisions = ({ decisionsPerSecond, windowSeconds }: Measurement): number => decisionsPerSecond * windowSeconds;

const cpuMsPerDecision = (measurement: Measurement, part: keyof Measurement['cpuSeconds']): number =>
  (1_000 * measurement.cpuSeconds[part]) / decisions(measurement);

const seconds = (round: Round): string => measurementOf(round, PILE.name).windowSeconds.toFixed(0);

const WIDTHS = [11, 5, 10, 8, 8, 8, 8, 8, 8, 7, 7, 7, 7, 7];

function table(rounds: readonly Round[], twoNodes: readonly TwoNodesRound[]): string {
  const head = [
    'case',
    'round',
    'variant',
    'dec/s',
    'acc/s',
    'valid%',
    'of valid',
    'p50 ms',
    'p99 ms',
    'pile',
    'server',
    'pg',
    'load',
    'others',
  ];
  const rows = [
    ...rounds.flatMap(round =>
      VARIANTS.map(({ name }) => row(round.bidCase.name, round.number, name, measurementOf(round, name))),
    ),
    ...twoNodes.flatMap(({ number, one, two }) => [
      row('two_nodes', number, 'one', one),
      row('two_nodes', number, 'two', two),
    ]),
  ];
  const lines = [head, ...rows].map(cells => cells.map((cell, at) => cell.padStart(WIDTHS[at] ?? 0)).join(' '));
  const legend = [
    'dec/s: bids decided; acc/s: that stood; valid%: of the bids that arrived, those valid in arrival order; of valid: of those, accepted;',
    'pile: commands per transaction; server, pg, load, others: cores that each computed on, mean over the window; with many others, try again.',
  ];
  return `\n${[...lines, ...legend].join('\n')}\n\n`;
}

function row(name: string, round: number, variant: string, measurement: Measurement): string[] {
  const { arrivals, load, cpuSeconds, commandsPerPile, windowSeconds } = measurement;
  const cores = (part: keyof typeof cpuSeconds): string => (cpuSeconds[part] / windowSeconds).toFixed(2);
  return [
    name,
    String(round),
    variant,
    measurement.decisionsPerSecond.toFixed(0),
    measurement.acceptedPerSecond.toFixed(0),
    // arrival order is one process's own
    variant === 'two' ? '' : ((100 * arrivals.valid) / Math.max(1, arrivals.arrived)).toFixed(1),
    variant === 'two' ? '' : acceptedOfValid(measurement).toFixed(1),
    load.p50Ms.toFixed(1),
    load.p99Ms.toFixed(1),
    variant.startsWith('naive') ? '' : (commandsPerPile ?? 0).toFixed(1),
    cores('server'),
    cores('postgres'),
    cores('load'),
    cores('others'),
  ];
}
