import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from './app.js';
import { bid, callerOf, createLot, eligibleProcessor, openAuction, operator, register } from './client.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('a lot goes from posting to a bid', async () => {
  const op = await operator(app);
  const seller = await register(app, 'COLLECTOR');
  const a = await eligibleProcessor(app, op);
  const lotId = await createLot(seller);
  const auctionId = await openAuction(seller, lotId);
  expect(await bid(a, auctionId, '15000.00')).toMatchObject({ __typename: 'BidAccepted', version: 2 });
  const seen = await callerOf(app, null).ask(
    `query ($id: ID!) { auction(id: $id) { status version currentPrice lot { id title seller { name } grade { code name(locale: "zh") } } } auctionEvents(auctionId: $id) { version kind price bidderAlias hash } lots(filter: {text: "轮毂"}) { totalCount edges { node { id auction { currentPrice } } } } }`,
    { id: auctionId },
  );
  console.log(JSON.stringify(seen, null, 1), randomUUID());
});
