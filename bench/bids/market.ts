import { randomUUID } from 'node:crypto';
import { OPERATOR } from '../../test/e2e/app.js';
import { type Caller, createLot, eligibleRecycler, openAuction, operator, register } from '../../test/e2e/client.js';
import { several } from '../several.js';
import { INCREMENT_FEN, START_FEN } from './cases.js';

/** Everything that the load needs to be there, made by the API like anybody's. */
export interface Market {
  readonly bidders: readonly { readonly token: string; readonly organisationId: string }[];
  /** open, without a bid; the first is the hot lot */
  readonly auctionIds: readonly string[];
}

/** The account that the server must be started with. */
export const OPERATOR_ENVIRONMENT = { OPERATOR_EMAIL: OPERATOR.email, OPERATOR_PASSWORD: OPERATOR.password };

/** Longer than any run: nothing closes, and no bid is near a close. */
const OPEN_MS = 20 * 24 * 3_600_000;

export async function makeMarket(server: { readonly url: string }, bidders: number, lots: number): Promise<Market> {
  const reviewer = await operator(server);
  const seller = await register(server, 'COLLECTOR', { name: 'bench seller' });
  const closesAt = new Date(Date.now() + OPEN_MS).toISOString();
  return {
    bidders: (await several(bidders, () => eligibleRecycler(server, reviewer))).map(credentials),
    auctionIds: await several(lots, async () =>
      openAuction(seller, await createLot(seller), {
        id: randomUUID(),
        closesAt,
        startPrice: yuan(START_FEN),
        increment: yuan(INCREMENT_FEN),
        softCloseWindowSeconds: 0,
      }),
    ),
  };
}

function credentials({ token, organisationId }: Caller): Market['bidders'][number] {
  if (token === null) throw new Error('a bidder must be signed in');
  return { token, organisationId };
}

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
