import { setTimeout as sleep } from 'node:timers/promises';
import { seededChance } from '../../bench/seeded-chance.js';
import { Bidders } from './bidders.js';
import { checkBids } from './check-bids.js';
import { type DatabaseProxy, startDatabaseProxy } from './database-proxy.js';
import type { Fault, Finding, Run } from './fault.js';
import { HistoryWriter } from './history.js';
import { readRows } from './read-rows.js';
import { type Mischief, startReplyProxy } from './reply-proxy.js';
import { openStand } from './stand.js';

const BIDDERS = 48;
const LOTS = 6;
const SECONDS = 80;
const CONTROL_SECONDS = 5;
const ASK_AGAIN = 0.05;
/** Both proxies have become honest; what is under way comes to its end. */
const SETTLE_MS = 1_500;
const MISCHIEF: Mischief = {
  dropAnswer: 0.2,
  swallowAnswer: 0.002,
  dropRequest: 0.03,
  delayAnswer: 0.03,
  doubleRequest: 0.06,
  replayRequest: 0.04,
};

export const inDoubt: Fault = {
  name: 'in-doubt',
  shows:
    'answers that are dropped, delayed or doubled, before the server and behind it: a retry by the same id hears the first answer',
  missing: () => null,
  play: run => play(run, run.options.seconds ?? SECONDS, 'SAME_ID'),
  control: run => play(run, CONTROL_SECONDS, 'FRESH_ID'),
};

async function play(run: Run, seconds: number, retry: 'SAME_ID' | 'FRESH_ID'): Promise<Finding> {
  const chance = seededChance(run.seed);
  let database: DatabaseProxy | null = null;
  const stand = await openStand(run, {
    bidders: BIDDERS,
    lots: LOTS,
    detour: async (direct, postgresPort) => {
      database = await startDatabaseProxy(postgresPort, chance, run.closers);
      const url = new URL(direct);
      url.port = String(database.port);
      return url.href;
    },
  });
  const behind = database as DatabaseProxy | null;
  if (behind === null) throw new Error('the server has no proxy behind it');
  const before = await startReplyProxy(stand.server.port, MISCHIEF, chance, run.closers);
  const history = new HistoryWriter(run.historyFile);
  const { market, databaseUrl } = stand;
  const bidders = new Bidders({ port: before.port, market, seed: run.seed, history, retry, askAgain: ASK_AGAIN });
  behind.misbehave();
  bidders.start();
  await sleep(seconds * 1_000);
  behind.behave();
  before.behave();
  await sleep(SETTLE_MS);
  await bidders.stop();
  await readRows(databaseUrl, history);
  await history.end();
  const { inDoubt: doubts, inDoubtDecided, answeredAgain, ...found } = await checkBids(run.historyFile);
  const struck = [...Object.values(before.done), ...Object.values(behind.done)].reduce((sum, count) => sum + count, 0);
  return { ...found, struck, more: { inDoubt: doubts, inDoubtDecided, answeredAgain, ...before.done, ...behind.done } };
}
