import { massFromKg } from '@app/units';
import { describe, expect, test } from '@jest/globals';
import { shareOf } from './figures.js';
import { checkHeat, commandOf, type DraftInput, emptyInput, type HeatDraft, previewHeat } from './heat-draft.js';
import type { Stock } from './share.js';

const NOW = Date.parse('2026-11-23T12:00:00+08:00');
const WHEELS: Stock = {
  tradeId: 'wheels',
  lotTitle: 'Car wheels',
  origin: 'POST_CONSUMER',
  aluminiumPercent: '90.0000',
  settlementKg: '17641.0',
  leftKg: '10000.0',
};
const SWARF: Stock = { ...WHEELS, tradeId: 'swarf', origin: 'UNKNOWN', aluminiumPercent: null, leftKg: '500.5' };
const STOCK = [WHEELS, SWARF];

const row = (more: Partial<DraftInput>): DraftInput => ({ ...emptyInput(0), ...more });
const draft = (inputs: readonly Partial<DraftInput>[], more: Partial<HeatDraft> = {}): HeatDraft => ({
  alloy: 'ADC12',
  meltedAt: '2026-11-23T08:30',
  productKg: '1',
  drossKg: '',
  inputs: inputs.map(row),
  ...more,
});
const problemsOf = (heat: HeatDraft) =>
  Object.fromEntries([...checkHeat(heat, STOCK, NOW)].map(([field, { kind }]) => [field, kind]));

describe('the preview', () => {
  test('is the example of the rules: half recycled, internal scrap in neither side', () => {
    const preview = previewHeat(
      draft(
        [
          { tradeId: 'wheels', massKg: '10,000', aluminiumPercent: '100' },
          { source: 'PRIMARY', massKg: '10000', aluminiumPercent: '100' },
          { source: 'INTERNAL', massKg: '1000' },
        ],
        { productKg: '20 500', drossKg: '300' },
      ),
      STOCK,
    );
    expect(shareOf(preview.share.recycledShare)).toBe('50.0');
    expect(preview).toMatchObject({ charged: massFromKg(21_000), loss: massFromKg(200) });
    expect(preview.share.assumedMetal).toBe(0n);
  });

  test('a purchase counts with the aluminium that its inspection found, and is assumed where nobody measured', () => {
    const { share } = previewHeat(
      draft([
        { tradeId: 'wheels', massKg: '100' },
        { tradeId: 'swarf', massKg: '10' },
      ]),
      STOCK,
    );
    expect(share.recycledMetal).toBe(90_000_000_000n);
    expect(share.totalMetal).toBe(100_000_000_000n);
    expect(share.assumedMetal).toBe(10_000_000_000n);
  });

  test('leaves out what is not typed yet', () => {
    const { charged, share } = previewHeat(draft([{ massKg: '100' }, { source: 'PRIMARY', massKg: 'abc' }]), STOCK);
    expect([charged, share.totalMetal]).toEqual([0n, 0n]);
  });
});

describe('the check', () => {
  test('finds nothing wrong with a heat that the server takes', () => {
    expect(
      problemsOf(
        draft([
          { tradeId: 'wheels', massKg: '10000' },
          { source: 'UNKNOWN', massKg: '5' },
        ]),
      ),
    ).toEqual({});
  });

  test('names every field that is missing or wrong', () => {
    const heat = draft(
      [
        { massKg: '0', aluminiumPercent: '100.1' },
        { source: 'PRIMARY', massKg: '1.5' },
      ],
      {
        alloy: ' ',
        meltedAt: '2026-11-23T12:06',
        productKg: '',
        drossKg: '-1',
      },
    );
    expect(problemsOf(heat)).toEqual({
      alloy: 'REQUIRED',
      meltedAt: 'AHEAD',
      productKg: 'REQUIRED',
      drossKg: 'NOT_A_MASS',
      'inputs.0.tradeId': 'REQUIRED',
      'inputs.0.massKg': 'NOT_A_MASS',
      'inputs.0.aluminiumPercent': 'NOT_A_PERCENT',
      'inputs.1.massKg': 'NOT_A_MASS',
    });
    expect(problemsOf(draft([]))).toMatchObject({ inputs: 'REQUIRED' });
  });

  test('several rows of one purchase add up against its stock', () => {
    const rows = [
      { tradeId: 'wheels', massKg: '6000' },
      { tradeId: 'swarf', massKg: '500' },
      { tradeId: 'wheels', massKg: '4001' },
    ];
    expect(problemsOf(draft(rows))).toEqual({ 'inputs.2.massKg': 'SHORT' });
    expect(problemsOf(draft([{ tradeId: 'swarf', massKg: '501' }]))).toEqual({ 'inputs.0.massKg': 'SHORT' });
  });

  test('a heat gives at most what it took, internal scrap included', () => {
    const inputs = [
      { source: 'PRIMARY', massKg: '90' },
      { source: 'INTERNAL', massKg: '10' },
    ] as const;
    expect(problemsOf(draft(inputs, { productKg: '95', drossKg: '5' }))).toEqual({});
    expect(problemsOf(draft(inputs, { productKg: '95', drossKg: '6' }))).toEqual({ productKg: 'EXCESS' });
  });
});

test('what is sent is what was typed: Beijing time, whole kilograms, percents as text, no trade with other sources', () => {
  const heat = draft([
    { tradeId: 'wheels', massKg: '１，０００', aluminiumPercent: '96.5%' },
    { source: 'PRIMARY', tradeId: 'wheels', massKg: '2' },
  ]);
  expect(commandOf('id', heat)).toEqual({
    id: 'id',
    alloy: 'ADC12',
    meltedAt: '2026-11-23T08:30:00+08:00',
    productKg: 1,
    drossKg: 0,
    inputs: [
      { source: 'TRADE', tradeId: 'wheels', massKg: 1_000, aluminiumPercent: '96.5000' },
      { source: 'PRIMARY', tradeId: null, massKg: 2, aluminiumPercent: null },
    ],
  });
  expect(commandOf('id', draft([{ massKg: '' }]))).toBeNull();
});
