import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from './app.js';
import { type Answer, type Caller, callerOf, createLot, openAuction, register } from './client.js';

let app: TestApp;
let seller: Caller;
let anyone: Caller;
const HOUR_MS = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

beforeAll(async () => {
  app = await startApp();
  anyone = callerOf(app, null);
  seller = await register(app, 'COLLECTOR');
  const lots = [
    { form: 'WHEEL', region: '320100', massKg: 1_000 },
    { form: 'WHEEL', region: '320500', massKg: 2_000 },
    { form: 'CAST', region: '320100', massKg: 3_000, gradeStandard: 'rema-2022', gradeCode: 'Taboo' },
    { form: 'CAST', region: '440600', massKg: 4_000 },
    { form: 'WIRE', region: '440600', massKg: 5_000 },
  ];
  const ids: string[] = [];
  for (const [index, lot] of lots.entries())
    ids.push(await createLot(seller, { title: `counted ${index}${index === 4 ? ' rare' : ''}`, ...lot }));
  const [wheels, otherWheels, cast] = ids;
  await openAuction(seller, wheels ?? '');
  await openAuction(seller, otherWheels ?? '');
  await openAuction(seller, cast ?? '', { opensAt: inHours(1), closesAt: inHours(2) });
});
afterAll(() => app.close());

const FACETS = `query ($filter: LotFilter) { lotFacets(filter: $filter) {
  forms { form count } provinces { province count } auctionStatuses { auctionStatus count } grades { gradeStandard gradeCode count } } }`;
const facets = async (filter: object | null) => {
  const { lotFacets }: Answer = await anyone.ask(FACETS, { filter });
  const counts = (list: Answer[], ...keys: string[]) =>
    Object.fromEntries(list.map(row => [keys.map(key => row[key]).join(' '), row.count]));
  return {
    forms: counts(lotFacets.forms, 'form'),
    provinces: counts(lotFacets.provinces, 'province'),
    auctionStatuses: counts(lotFacets.auctionStatuses, 'auctionStatus'),
    grades: counts(lotFacets.grades, 'gradeStandard', 'gradeCode'),
  };
};

test('without a filter every offered lot is counted in each facet, and only lots with an auction by its status', async () => {
  const whole = {
    forms: { WHEEL: 2, CAST: 2, WIRE: 1 },
    provinces: { 32: 3, 44: 2 },
    auctionStatuses: { OPEN: 2, SCHEDULED: 1 },
    grades: { 'cn-trade LUN-GU-LV': 4, 'rema-2022 Taboo': 1 },
  };
  expect(await facets(null)).toEqual(whole);
  expect(await facets({})).toEqual(whole);
});

test('a facet leaves out its own condition and keeps all others', async () => {
  expect(await facets({ forms: ['CAST'], regions: ['32'] })).toEqual({
    forms: { WHEEL: 2, CAST: 1 },
    provinces: { 32: 1, 44: 1 },
    auctionStatuses: { SCHEDULED: 1 },
    grades: { 'rema-2022 Taboo': 1 },
  });
  expect(await facets({ auctionStatuses: ['OPEN'] })).toEqual({
    forms: { WHEEL: 2 },
    provinces: { 32: 2 },
    auctionStatuses: { OPEN: 2, SCHEDULED: 1 },
    grades: { 'cn-trade LUN-GU-LV': 2 },
  });
  expect(await facets({ gradeStandard: 'rema-2022', gradeCodes: ['taboo'] })).toEqual({
    forms: { CAST: 1 },
    provinces: { 32: 1 },
    auctionStatuses: { SCHEDULED: 1 },
    grades: { 'cn-trade LUN-GU-LV': 4, 'rema-2022 Taboo': 1 },
  });
});

test('words and mass narrow every facet', async () => {
  expect((await facets({ text: 'rare' })).forms).toEqual({ WIRE: 1 });
  expect((await facets({ minMassKg: 2_000, maxMassKg: 4_000 })).provinces).toEqual({ 32: 2, 44: 1 });
});

test('what a facet counts is what the list then shows, whichever auction statuses are asked for', async () => {
  const COUNT = 'query ($filter: LotFilter) { lots(filter: $filter) { totalCount edges { node { id } } } }';
  const statuses = ['OFFERED', 'SOLD', 'UNSOLD'];
  for (const auctionStatuses of [['OPEN'], ['SCHEDULED'], ['OPEN', 'SCHEDULED'], ['OPEN', 'CLOSED']]) {
    const filter = { statuses, auctionStatuses };
    const counted = (await facets(filter)).auctionStatuses;
    const { lots }: Answer = await anyone.ask(COUNT, { filter });
    const expected = auctionStatuses.reduce((sum, status) => sum + (counted[status] ?? 0), 0);
    expect([auctionStatuses, lots.totalCount, lots.edges.length]).toEqual([auctionStatuses, expected, expected]);
  }
});

test('a filter that the list refuses is refused here too', async () => {
  expect(await anyone.fail(FACETS, { filter: { regions: ['3%'] } })).toBe('BAD_USER_INPUT');
});
