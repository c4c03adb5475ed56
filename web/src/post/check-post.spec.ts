import { expect, test } from '@jest/globals';
import { checkPost, type PostField } from './check-post.js';
import { type Draft, newDraft } from './post-draft.js';

const NOW = Date.UTC(2026, 10, 23, 4);
const DRAFT: Draft = {
  ...newDraft('lot', 'auction'),
  gradeStandard: 'rema-2022',
  gradeCode: 'Telic',
  form: 'TURNINGS',
  origin: 'PRE_CONSUMER',
  mass: '21.5',
  province: '44',
  taxMode: 'VAT13',
  title: 'Telic',
  startPrice: '15,000',
};
const problem = (change: Partial<Draft>, field: PostField) =>
  checkPost({ ...DRAFT, ...change }, NOW).problems.get(field);

test('a complete draft becomes the input of both operations', () => {
  const { post, problems } = checkPost(DRAFT, NOW);
  expect([...problems]).toEqual([]);
  expect(post?.lot).toMatchObject({ id: 'lot', massKg: 21_500, region: '440000', sample: null, description: null });
  expect(post?.terms).toEqual({
    startPrice: '15000.00',
    reservePrice: null,
    increment: '50.00',
    close: { kind: 'AFTER', ms: 24 * 3_600_000 },
  });
});

test('an empty draft says what is missing and posts nothing', () => {
  const { post, problems } = checkPost(newDraft('lot', 'auction'), NOW);
  expect(post).toBeNull();
  expect([...problems]).toEqual(
    ['grade', 'form', 'origin', 'mass', 'province', 'taxMode', 'title', 'startPrice'].map(field => [field, 'MISSING']),
  );
});

test.each([
  ['26.4', 't', 26_400],
  ['26.405', 't', 26_405],
  ['26,400', 'kg', 26_400],
  ['２６．４', 't', 26_400],
  ['10000', 't', 10_000_000],
] as const)('%s %s is %i kg exactly', (mass, massUnit, kg) => {
  expect(checkPost({ ...DRAFT, mass, massUnit }, NOW).post?.lot.massKg).toBe(kg);
});

test.each([
  ['26.4005', 't', 'NOT_A_MASS'],
  ['26.5', 'kg', 'NOT_A_MASS'],
  ['about 20', 't', 'NOT_A_MASS'],
  ['0', 't', 'MASS_OUT_OF_RANGE'],
  ['10000.001', 't', 'MASS_OUT_OF_RANGE'],
] as const)('%s %s is never rounded to a mass: %s', (mass, massUnit, code) => {
  expect(problem({ mass, massUnit }, 'mass')).toBe(code);
});

test('dross is refused before it is posted, by the rule of the server', () => {
  expect(problem({ gradeStandard: 'cn-trade', gradeCode: 'LV-HUI' }, 'grade')).toBe('HAZARDOUS_WASTE');
  expect(problem({ gradeCode: 'Thirl' }, 'grade')).toBe('HAZARDOUS_WASTE');
});

test('a sample that failed the radioactivity check is refused', () => {
  expect(problem({ radioactivity: 'FAILED' }, 'sample')).toBe('RADIOACTIVE');
});

test('a limit that the sample misses blocks until it is declared, and only missed ones are declared', () => {
  const shares = { ...DRAFT.shares, FINES: '4.2' };
  const open = checkPost({ ...DRAFT, shares }, NOW);
  expect([open.missed, open.undeclared, open.post]).toEqual([['FINES'], ['FINES'], null]);
  const declared = checkPost({ ...DRAFT, shares, declared: ['FINES', 'FREE_IRON'] }, NOW);
  expect(declared.undeclared).toEqual([]);
  expect(declared.post?.lot).toMatchObject({ declaredDeviations: ['FINES'], sample: { finesPercent: '4.2' } });
});

test('a county belongs to its province', () => {
  expect(checkPost({ ...DRAFT, county: '440605' }, NOW).post?.lot.region).toBe('440605');
  expect(problem({ county: '320104' }, 'county')).toBe('NOT_A_COUNTY');
});

test('a code may carry its share', () => {
  const zorba = { gradeCode: 'Zorba', gradeNumber: '90' };
  expect(checkPost({ ...DRAFT, ...zorba }, NOW).post?.lot.gradeCode).toBe('Zorba 90');
  expect(problem({ ...zorba, gradeNumber: '101' }, 'grade')).toBe('NOT_A_SHARE_NUMBER');
});

test('shares are percent with four decimals, and elements are at most everything', () => {
  expect(problem({ shares: { ...DRAFT.shares, MOISTURE: '1.00005' } }, 'share.MOISTURE')).toBe('NOT_A_PERCENTAGE');
  expect(problem({ elements: [{ element: 'Si', percent: '101' }] }, 'element.Si')).toBe('NOT_A_PERCENTAGE');
  const elements = [
    { element: 'Al', percent: '95' },
    { element: 'Si', percent: '5.0001' },
  ];
  expect(problem({ elements }, 'sample')).toBe('SUM_ABOVE_100');
});

test('terms are judged by the rules of the auction', () => {
  expect(problem({ reservePrice: '14000' }, 'reservePrice')).toBe('BELOW_START_PRICE');
  expect(problem({ startPrice: '0' }, 'startPrice')).toBe('PRICE_OUT_OF_RANGE');
  expect(problem({ increment: '0' }, 'increment')).toBe('INCREMENT_TOO_SMALL');
  expect(problem({ length: 'UNTIL', until: '2026-11-22T10:00' }, 'closesAt')).toBe('NOT_AFTER_OPENING');
  expect(problem({ length: 'UNTIL' }, 'closesAt')).toBe('MISSING');
  expect(problem({ length: 'UNTIL', reservePrice: '1' }, 'reservePrice')).toBe('BELOW_START_PRICE');
  expect(checkPost({ ...DRAFT, auction: false, startPrice: 'x' }, NOW).post?.terms).toBeNull();
});
