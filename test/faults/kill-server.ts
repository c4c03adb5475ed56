import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
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
const KILLS = 12;
const CONTROL_KILLS = 3;
/** Load between a start and the next kill, a random time between them. */
const LOAD_MS_MIN = 200;
const LOAD_MS_MAX = 2_500;
const ASK_AGAIN = 0.02;

const TYPESCRIPT = fileURLToPath(new URL('../setup/typescript.mjs', import.meta.url));
const ANSWER_BEFORE_COMMIT = fileURLToPath(new URL('./controls/answer-before-commit.ts', import.meta.url));

export const killServer: Fault = {
  name: 'kill-server',
  shows: 'kill -9 of the server loses no acknowledged bid and doubles none',
  missing: () => null,
  play: run => play(run, run.options.kills ?? KILLS, []),
  control: run => play(run, CONTROL_KILLS, ['--import', TYPESCRIPT, '--import', ANSWER_BEFORE_COMMIT]),
};

async function play(run: Run, kills: number, serverFlags: readonly string[]): Promise<Finding> {
  const stand = await openStand(run, { bidders: BIDDERS, lots: LOTS, serverFlags });
  const history = new HistoryWriter(run.historyFile);
  const { port } = stand.server;
  const bidders = new Bidders({
    port,
    market: stand.market,
    seed: run.seed,
    history,
    retry: 'SAME_ID',
    askAgain: ASK_AGAIN,
  });
  const chance = seededChance(run.seed);
  bidders.start();
  for (let kill = 1; kill <= kills; kill++) {
    await sleep(LOAD_MS_MIN + chance() * (LOAD_MS_MAX - LOAD_MS_MIN));
    history.write({ kind: 'STRUCK', what: 'kill -9 of the server', at: Date.now() });
    await stand.server.kill();
    await stand.server.restart();
    progress(`kill ${kill} of ${kills}: ${bidders.acked} bids acknowledged so far`);
  }
  await sleep(LOAD_MS_MIN);
  await bidders.stop();
  await readRows(stand.databaseUrl, history);
  await history.end();
  const { inDoubt, inDoubtDecided, answeredAgain, ...found } = await checkBids(run.historyFile);
  return { ...found, struck: kills, more: { inDoubt, inDoubtDecided, answeredAgain } };
}
