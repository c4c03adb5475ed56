import path from 'node:path';
import { type Market, makeMarket, OPERATOR_ENVIRONMENT } from '../../bench/bids/market.js';
import type { BenchServerOptions } from '../../bench/start-server.js';
import type { Run } from './fault.js';
import { type KillablePostgres, startKillablePostgres } from './postgres.js';
import { type KillableServer, startKillableServer } from './server.js';

/** What is needed to bid: a database, a server on it, bidders and open auctions. */
export interface Stand {
  readonly postgres: KillablePostgres;
  readonly server: KillableServer;
  readonly market: Market;
  /** Another server on the same database, with the same secrets. */
  another(more?: Pick<BenchServerOptions, 'nodeFlags' | 'environment'>): Promise<KillableServer>;
  /** of the database, directly */
  readonly databaseUrl: string;
}

export interface StandOptions {
  readonly bidders: number;
  readonly lots: number;
  readonly postgresFlags?: Readonly<Record<string, string>>;
  /** for Node, such as `--import` of a control */
  readonly serverFlags?: readonly string[];
  readonly serverEnvironment?: Readonly<Record<string, string>>;
  /** Where the server finds the database instead of directly at this address and port. */
  readonly detour?: (databaseUrl: string, port: number) => Promise<string>;
}

const DATABASE = 'market';

export async function openStand(run: Run, options: StandOptions): Promise<Stand> {
  const { closers, directory } = run;
  const postgres = await startKillablePostgres(path.join(directory, 'postgres'), options.postgresFlags ?? {}, closers);
  await postgres.create(DATABASE);
  const databaseUrl = postgres.urlOf(DATABASE);
  const serverOptions = {
    databaseUrl: (await options.detour?.(databaseUrl, postgres.port)) ?? databaseUrl,
    dataDir: path.join(directory, 'secrets'),
    nodeFlags: options.serverFlags ?? [],
    environment: { ...OPERATOR_ENVIRONMENT, ...options.serverEnvironment },
  };
  const another: Stand['another'] = ({ nodeFlags = [], environment = {} } = {}) =>
    startKillableServer(
      {
        ...serverOptions,
        nodeFlags: [...serverOptions.nodeFlags, ...nodeFlags],
        environment: { ...serverOptions.environment, ...environment },
      },
      closers,
    );
  const server = await another();
  const market = await makeMarket(server, options.bidders, options.lots);
  await postgres.checkpoint(); // a control may lose bids, but not the market
  return { postgres, server, another, market, databaseUrl };
}
