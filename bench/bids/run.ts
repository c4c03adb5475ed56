import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { staleTargets } from '../../scripts/build.mjs';
import { PLACE_BID } from '../../test/e2e/client.js';
import { Closers } from '../closers.js';
import { progress } from '../figure.js';
import { type BenchPostgres, startPostgres } from '../start-postgres.js';
import { type BenchServer, type BenchServerOptions, startBenchServer } from '../start-server.js';
import { type BidCase, CASES, TWO_NODES, TWO_NODES_BIDDERS } from './cases.js';
import { type Market, makeMarket, OPERATOR_ENVIRONMENT } from './market.js';
import { type LoadGenerator, type Measurement, measure, startLoadGenerator } from './measure.js';
import { type Options, readOptions } from './options.js';
import { type Audit, audit } from './read-histories.js';
import { type Round, report, type TwoNodesRound } from './report.js';
import { PILE, VARIANTS } from './variants.js';

/** `npm run bench:bids`: bids through the built server's whole path, decided by the pile and, beside it, by a transaction per bid.
 *  Prints figures, judges none: it ends with 0 when it could measure, whatever it measured. */
const SERVER = 'bench/bids/server.ts';
const TEMPLATE = 'market';
const TWO = 'two_nodes';

/** A database with one or more servers on it. */
interface Stand {
  readonly market: string;
  readonly servers: readonly BenchServer[];
  readonly acksFile: string;
}

const options = readOptions(process.argv.slice(2));
const closers = new Closers();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void closers.close().then(() => process.exit(1)));
}
try {
  await main();
} finally {
  await closers.close();
}

async function main(): Promise<void> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  for (const { output } of staleTargets(root)) progress(`${output} is older than its sources: npm run build`);
  const directory = mkdtempSync(path.join(tmpdir(), 'aluloop-bench-bids-'));
  closers.add(() => rmSync(directory, { recursive: true, force: true }));
  const postgres = await startPostgres(path.join(directory, 'postgres'), closers);
  const cases = CASES.filter(({ name }) => options.only.includes(name));
  const twoNodes = options.only.includes(TWO_NODES);
  const market = await prepareMarket(postgres, directory, cases, twoNodes);

  const stands = new Map<string, Stand>();
  const open = async (name: string, servers: readonly (readonly string[])[]) => {
    await postgres.clone(name, TEMPLATE);
    stands.set(name, await openStand(postgres, directory, name, servers));
  };
  if (twoNodes || cases.length > 0) await open(PILE.name, [PILE.parameters]);
  if (cases.length > 0) for (const { name, parameters } of VARIANTS.slice(1)) await open(name, [parameters]);
  if (twoNodes) await open(TWO, [PILE.parameters, PILE.parameters]);

  const generator = await startLoadGenerator(closers);
  const bench: Bench = { options, generator, postgres, market, stands };
  const rounds: Round[] = [];
  const twoNodesRounds: TwoNodesRound[] = [];
  for (let number = 1; number <= options.rounds; number++) {
    for (const bidCase of cases) rounds.push(await playRound(bench, bidCase, number));
    if (twoNodes) twoNodesRounds.push(await playTwoNodes(bench, number));
  }
  const audits = new Map<string, Audit>();
  for (const [name, { servers, acksFile }] of stands) {
    for (const server of servers) await server.stop();
    audits.set(name, await audit(postgres, name, acksFile));
  }
  report(rounds, twoNodesRounds, audits);
}

interface Bench {
  readonly options: Options;
  readonly generator: LoadGenerator;
  readonly postgres: BenchPostgres;
  readonly market: Market;
  readonly stands: ReadonlyMap<string, Stand>;
}

/** One database, made once, that every stand gets a copy of. */
async function prepareMarket(
  postgres: BenchPostgres,
  directory: string,
  cases: readonly BidCase[],
  twoNodes: boolean,
): Promise<Market> {
  await postgres.create(TEMPLATE);
  const server = await startBenchServer(serverOptions(postgres, directory, TEMPLATE, PILE.parameters), closers);
  const bidders = Math.max(twoNodes ? TWO_NODES_BIDDERS : 0, ...cases.map(bidCase => bidCase.bidders));
  const lots = Math.max(1, ...cases.map(bidCase => bidCase.lots));
  progress(`making ${bidders} eligible bidders and ${lots} auctions`);
  const market = await makeMarket(server, bidders, lots);
  await server.stop();
  await postgres.rows(TEMPLATE, 'VACUUM ANALYZE');
  return market;
}

async function openStand(
  postgres: BenchPostgres,
  directory: string,
  market: string,
  servers: readonly (readonly string[])[],
): Promise<Stand> {
  const acksFile = path.join(directory, `${market}.acks`);
  writeFileSync(acksFile, '');
  const profile =
    options.profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${path.join(options.profile, market)}`];
  const started: BenchServer[] = [];
  for (const parameters of servers) {
    const server = { ...serverOptions(postgres, directory, market, parameters), nodeFlags: profile };
    started.push(await startBenchServer(server, closers));
  }
  return { market, servers: started, acksFile };
}

function serverOptions(
  postgres: BenchPostgres,
  directory: string,
  database: string,
  parameters: readonly string[],
): BenchServerOptions {
  return {
    databaseUrl: postgres.urlOf(database),
    dataDir: path.join(directory, 'secrets'), // one for all, so that a bidder's session is known everywhere
    program: SERVER,
    parameters,
    environment: OPERATOR_ENVIRONMENT,
  };
}

/** The same load on every variant, in an order that turns with the rounds: what the machine does meanwhile hits all alike. */
async function playRound(bench: Bench, bidCase: BidCase, number: number): Promise<Round> {
  const measured = new Map<string, Measurement>();
  for (let turn = 0; turn < VARIANTS.length; turn++) {
    const variant = VARIANTS[(turn + number - 1) % VARIANTS.length] ?? PILE;
    const measurement = await play(bench, variant.name, bidCase, number);
    measured.set(variant.name, measurement);
    progress(
      `round ${number}, ${bidCase.name}, ${variant.name}: ${Math.round(measurement.decisionsPerSecond)} decisions/s`,
    );
  }
  return { number, bidCase, measured };
}

async function playTwoNodes(bench: Bench, number: number): Promise<TwoNodesRound> {
  const hot: BidCase = { name: TWO_NODES, bidders: TWO_NODES_BIDDERS, lots: 1, choice: 'HOT' };
  const inTurn = number % 2 === 0 ? [TWO, PILE.name] : [PILE.name, TWO];
  const measured = new Map<string, Measurement>();
  for (const name of inTurn) measured.set(name, await play(bench, name, hot, number));
  const [one, two] = [measured.get(PILE.name), measured.get(TWO)];
  if (one === undefined || two === undefined) throw new Error('one and two were both played');
  progress(
    `round ${number}, two nodes: ${Math.round(two.decisionsPerSecond)}, one: ${Math.round(one.decisionsPerSecond)} decisions/s`,
  );
  return { number, one, two };
}

async function play(bench: Bench, name: string, bidCase: BidCase, seed: number): Promise<Measurement> {
  const stand = bench.stands.get(name);
  if (stand === undefined) throw new Error(`there is no ${name}`);
  const lanes = bench.market.bidders.slice(0, bidCase.bidders).map((bidder, index) => ({
    ...bidder,
    port: stand.servers[index % stand.servers.length]?.port ?? 0,
  }));
  return measure(bench.generator, bench.postgres, stand.servers, {
    operation: PLACE_BID,
    market: stand.market,
    lanes,
    auctionIds: bench.market.auctionIds.slice(0, bidCase.lots),
    choice: bidCase.choice,
    seed,
    warmUpMs: bench.options.warmUp * 1_000,
    measureMs: bench.options.seconds * 1_000,
    acksFile: stand.acksFile,
  });
}
