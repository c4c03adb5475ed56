import { setTimeout as sleep } from 'node:timers/promises';
import { progress } from '../../bench/figure.js';
import { seededChance } from '../../bench/seeded-chance.js';
import { Bidders } from './bidders.js';
import { checkBids } from './check-bids.js';
import type { Fault, Finding, Run } from './fault.js';
import { HistoryWriter } from './history.js';
import { readRows } from './read-rows.js';
import { openStand } from './stand.js';

const BIDDERS = 32;
const LOTS = 6;
const KILLS = 8;
const CONTROL_KILLS = 2;
const LOAD_MS_MIN = 500;
const LOAD_MS_MAX = 4_000;
const ASK_AGAIN = 0.02;
/** COMMIT answers before the log is written, and nobody writes it for a while: what is acknowledged stands in memory only. */
export const CARELESS = {
  synchronous_commit: 'off',
  wal_writer_delay: '10s',
  wal_writer_flush_after: '1GB',
  wal_buffers: '64MB',
};

export const killPostgres: Fault = {
  name: 'kill-postgres',
  shows: 'kill -9 of all PostgreSQL processes loses no acknowledged bid and doubles none',
  missing: () => (process.platform === 'linux' ? null : 'it finds the processes of PostgreSQL in /proc: Linux only'),
  play: run => play(run, run.options.kills ?? KILLS, {}),
  control: run => play(run, CONTROL_KILLS, CARELESS),
};

async function play(run: Run, kills: number, postgresFlags: Readonly<Record<string, string>>): Promise<Finding> {
  const { server, postgres, market, databaseUrl } = await openStand(run, {
    bidders: BIDDERS,
    lots: LOTS,
    postgresFlags,
  });
  const history = new HistoryWriter(run.historyFile);
  const bidders = new Bidders({
    port: server.port,
    market,
    seed: run.seed,
    history,
    retry: 'SAME_ID',
    askAgain: ASK_AGAIN,
  });
  const chance = seededChance(run.seed);
  let restartMsMax = 0;
  bidders.start();
  for (let kill = 1; kill <= kills; kill++) {
    await sleep(LOAD_MS_MIN + chance() * (LOAD_MS_MAX - LOAD_MS_MIN));
    history.write({ kind: 'STRUCK', what: 'kill -9 of PostgreSQL', at: Date.now() });
    await postgres.kill();
    restartMsMax = Math.max(restartMsMax, await postgres.restart());
    progress(`kill ${kill} of ${kills}: ${bidders.acked} bids acknowledged so far`);
  }
  await sleep(LOAD_MS_MIN);
  await bidders.stop();
  await readRows(databaseUrl, history);
  await history.end();
  const { inDoubt, inDoubtDecided, answeredAgain, ...found } = await checkBids(run.historyFile);
  return {
    ...found,
    struck: kills,
    more: { inDoubt, inDoubtDecided, answeredAgain, restartMsMax: Math.round(restartMsMax) },
  };
}
