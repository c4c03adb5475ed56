import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { OPERATOR } from '../../test/e2e/app.js';
import { type Caller, createLot, eligibleRecycler, openAuction, operator, register } from '../../test/e2e/client.js';
import { startServer } from '../../test/e2e/server-process.js';
import { startGuardian } from '../../test/setup/start-guardian.mjs';
import type { Closers } from '../closers.js';
import { progress } from '../figure.js';

/** The built server with its own PostgreSQL, as `npm start` runs it, and the demo market in it, which lives on meanwhile. */
export interface ServedMarket {
  readonly url: string;
  readonly seller: Caller;
  /** may bid; nobody of the demo market */
  readonly bidders: readonly Caller[];
}

const BIDDERS = 4;
const SEED_MS_MAX = 300_000;
/** The demo market says so when its last phase is written. */
const SEEDED = /demo market: heats:/;

/** Limits by rate are on, as they are for everybody; the bench stays below them. */
export async function startMarket(closers: Closers): Promise<ServedMarket> {
  const directory = mkdtempSync(path.join(tmpdir(), 'aluloop-bench-data-'));
  closers.add(() => rmSync(directory, { recursive: true, force: true }));
  const guardian = await startGuardian(path.join(directory, 'postgres'));
  closers.add(() => guardian.dismiss());
  const server = await startServer({
    DATA_DIR: directory,
    SEED_DEMO: 'true',
    RATE_LIMITS: 'on',
    OPERATOR_EMAIL: OPERATOR.email,
    OPERATOR_PASSWORD: OPERATOR.password,
  });
  closers.add(() => server.interrupt());
  progress(`server on ${server.url}, seeding the demo market`);
  await seeded(server.process.stdout);
  const reviewer = await operator(server);
  const seller = await register(server, 'COLLECTOR', { name: '量测回收站' });
  const bidders: Caller[] = [];
  while (bidders.length < BIDDERS) bidders.push(await eligibleRecycler(server, reviewer));
  return { url: server.url, seller, bidders };
}

async function seeded(output: NodeJS.ReadableStream | null): Promise<void> {
  if (output === null) throw new Error('the server has no output');
  const lines = createInterface({ input: output });
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`the demo market was not seeded in ${SEED_MS_MAX} ms`)),
      SEED_MS_MAX,
    );
    lines.on('line', line => {
      if (line.includes('demo market:')) progress(line.trim());
      if (!SEEDED.test(line)) return;
      clearTimeout(timer);
      resolve();
    });
    lines.once('close', () => reject(new Error('the server ended while it seeded')));
  });
}

export const START_PRICE_CNY = 15_000;
export const INCREMENT_CNY = 50;
/** Longer than any run, so that no close moves and nothing of ours closes. */
const OPEN_MS = 24 * 3_600_000;

/** An auction of our seller, open, for the bids of {@link priceOf}. Returns its id. */
export async function offer({ seller }: ServedMarket, number: number): Promise<string> {
  const lotId = await createLot(seller, {
    title: `量测 ${number}：汽车轮毂 A356，已破碎清洗，无气门嘴`,
    massKg: 12_000 + number * 10,
  });
  return openAuction(seller, lotId, {
    id: randomUUID(),
    closesAt: new Date(Date.now() + OPEN_MS + number * 1_000).toISOString(),
    startPrice: `${START_PRICE_CNY}.00`,
    increment: `${INCREMENT_CNY}.00`,
  });
}

/** Price of the n-th bid on such an auction, n from 0: the lowest that is taken. */
export const priceOf = (n: number): string => `${START_PRICE_CNY + n * INCREMENT_CNY}.00`;
