import { checkTerms, type TermsProblemCode } from '@app/auction';
import { findGrade, type Grade, lotRefusal, type Sample, undeclaredDeviations } from '@app/grading';
import { type Money, parseDecimal, ppm, SCALE } from '@app/units';
import { decimalOf, readPrice } from '../format/price.js';
import { PROVINCES } from '../format/provinces.js';
import type { Draft, Length, Share } from './post-draft.js';
import { SHARES } from './post-draft.js';
import type { CreateLotInput, SampleInput } from './posting.operations.js';

/** A field of the page; `share.X` and `element.X` are rows of the sample. */
export type PostField =
  | 'grade'
  | 'form'
  | 'origin'
  | 'mass'
  | 'province'
  | 'county'
  | 'taxMode'
  | 'title'
  | 'description'
  | 'sample'
  | `share.${Share}`
  | `element.${string}`
  | 'allowedMoisture'
  | 'allowedInclusion'
  | 'startPrice'
  | 'reservePrice'
  | 'increment'
  | 'closesAt'
  | 'auction';

export type PostProblemCode =
  | 'MISSING'
  | 'HAZARDOUS_WASTE'
  | 'RADIOACTIVE'
  | 'UNKNOWN_GRADE'
  | 'UNDECLARED_DEVIATION'
  | 'NOT_A_SHARE_NUMBER'
  | 'NOT_A_MASS'
  | 'MASS_OUT_OF_RANGE'
  | 'NOT_A_COUNTY'
  | 'TOO_LONG'
  | 'NOT_A_PERCENTAGE'
  | 'SUM_ABOVE_100'
  | 'NOT_A_PRICE'
  | TermsProblemCode;

export type PostProblems = ReadonlyMap<PostField, PostProblemCode>;

/** Terms of the auction without its close when that is so long after the opening: it is fixed when the auction is opened. */
export interface Terms {
  readonly startPrice: string;
  readonly reservePrice: string | null;
  readonly increment: string | null;
  readonly close: { readonly kind: 'AFTER'; readonly ms: number } | { readonly kind: 'AT'; readonly at: number };
}

/** What may be posted. `terms` null: the lot alone. */
export interface Post {
  readonly lot: CreateLotInput;
  readonly auctionId: string;
  readonly terms: Terms | null;
}

export interface CheckedPost {
  readonly grade: Grade | null;
  readonly problems: PostProblems;
  /** limits that the sample misses, in the order of the grade; those that are not declared stand in `undeclared` */
  readonly missed: readonly string[];
  readonly undeclared: readonly string[];
  readonly massKg: number | null;
  /** null as long as there is a problem */
  readonly post: Post | null;
}

const HOUR_MS = 3_600_000;
const LENGTH_MS: Readonly<Record<Exclude<Length, 'UNTIL'>, number>> = {
  '1H': HOUR_MS,
  '6H': 6 * HOUR_MS,
  '24H': 24 * HOUR_MS,
  '3D': 72 * HOUR_MS,
};
export const SOFT_CLOSE_SECONDS = 300;
const MASS_KG_MAX = 10_000_000n;

/** Judges a draft at `now` (epoch ms) by the rules that the server uses; it judges again. */
export function checkPost(draft: Draft, now: number): CheckedPost {
  const problems = new Map<PostField, PostProblemCode>();
  const note = (field: PostField, code: PostProblemCode) => {
    if (!problems.has(field)) problems.set(field, code);
  };

  const gradeCode = draft.gradeNumber === '' ? draft.gradeCode : `${draft.gradeCode} ${plain(draft.gradeNumber)}`;
  const grade = draft.gradeCode === '' ? null : findGrade(draft.gradeStandard, draft.gradeCode);
  const sample = readSample(draft, note);
  if (draft.gradeCode === '') note('grade', 'MISSING');
  else if (findGrade(draft.gradeStandard, gradeCode) === null && grade !== null) note('grade', 'NOT_A_SHARE_NUMBER');
  const refusal = draft.gradeCode === '' ? null : lotRefusal(draft.gradeStandard, gradeCode, sample);
  if (refusal === 'RADIOACTIVE') note('sample', refusal);
  else if (refusal !== null) note('grade', refusal);

  if (draft.form === '') note('form', 'MISSING');
  if (draft.origin === '') note('origin', 'MISSING');
  const massKg = readMass(draft, note);
  const region = readRegion(draft, note);
  if (draft.taxMode === '') note('taxMode', 'MISSING');
  if (draft.title.trim() === '') note('title', 'MISSING');
  if (length(draft.title) > 120) note('title', 'TOO_LONG');
  if (length(draft.description) > 4_000) note('description', 'TOO_LONG');

  const missed = grade === null || sample === null ? [] : undeclaredDeviations(grade, sample, []);
  const undeclared = grade === null || sample === null ? [] : undeclaredDeviations(grade, sample, draft.declared);
  if (undeclared.length > 0) note('sample', 'UNDECLARED_DEVIATION');
  for (const [field, typed] of [
    ['allowedMoisture', draft.allowedMoisture],
    ['allowedInclusion', draft.allowedInclusion],
  ] as const)
    if (typed.trim() !== '' && readPercent(typed) === null) note(field, 'NOT_A_PERCENTAGE');

  const terms = draft.auction ? readTerms(draft, now, note) : null;
  const { form, origin, taxMode } = draft;
  const whole = form !== '' && origin !== '' && taxMode !== '' && massKg !== null && region !== null;
  const complete = problems.size === 0 && whole && grade !== null && (terms !== null || !draft.auction);
  if (!complete) return { grade, problems, missed, undeclared, massKg, post: null };
  const lot: CreateLotInput = {
    id: draft.lotId,
    title: draft.title.trim(),
    description: draft.description.trim() === '' ? null : draft.description.trim(),
    gradeStandard: draft.gradeStandard,
    gradeCode,
    form,
    origin,
    massKg,
    region,
    taxMode,
    sample: sampleInput(draft),
    declaredDeviations: missed,
    allowedMoisturePercent: percentText(draft.allowedMoisture),
    allowedInclusionPercent: percentText(draft.allowedInclusion),
  };
  return { grade, problems, missed, undeclared, massKg, post: { lot, auctionId: draft.auctionId, terms } };
}

type Note = (field: PostField, code: PostProblemCode) => void;

/** Percent with up to four decimals as parts per million, 0 to 100; null: it is none. */
export function readPercent(typed: string): bigint | null {
  const parts = parseDecimal(plain(typed), SCALE.sharePpm);
  return parts !== null && parts >= 0n && parts <= 1_000_000n ? parts : null;
}

function readMass(draft: Draft, note: Note): number | null {
  if (draft.mass.trim() === '') {
    note('mass', 'MISSING');
    return null;
  }
  const kg = parseDecimal(plain(draft.mass), draft.massUnit === 't' ? 3 : 0);
  if (kg === null) note('mass', 'NOT_A_MASS');
  else if (kg < 1n || kg > MASS_KG_MAX) note('mass', 'MASS_OUT_OF_RANGE');
  else return Number(kg);
  return null;
}

function readRegion(draft: Draft, note: Note): string | null {
  if (PROVINCES[draft.province] === undefined) {
    note('province', 'MISSING');
    return null;
  }
  const county = plain(draft.county);
  if (county === '') return `${draft.province}0000`;
  if (/^\d{6}$/.test(county) && county.startsWith(draft.province)) return county;
  note('county', 'NOT_A_COUNTY');
  return null;
}

function readSample(draft: Draft, note: Note): Sample | null {
  const share = (name: Share) => {
    const typed = draft.shares[name];
    if (typed.trim() === '') return null;
    const parts = readPercent(typed);
    if (parts === null) note(`share.${name}`, 'NOT_A_PERCENTAGE');
    return parts === null ? null : ppm(parts);
  };
  const composition = draft.elements.flatMap(({ element, percent }) => {
    if (percent.trim() === '') return [];
    const parts = readPercent(percent);
    if (parts === null) note(`element.${element}`, 'NOT_A_PERCENTAGE');
    return parts === null ? [] : [{ element, share: ppm(parts), plusMinus: null }];
  });
  if (composition.reduce((sum, { share }) => sum + share, 0n) > 1_000_000n) note('sample', 'SUM_ABOVE_100');
  const sample: Sample = {
    form: null,
    composition,
    moisture: share('MOISTURE'),
    inclusion: share('INCLUSIONS'),
    metalContent: share('METAL_CONTENT'),
    freeIron: share('FREE_IRON'),
    metalRecovery: share('METAL_RECOVERY'),
    oilGrease: share('OIL_GREASE'),
    fines: share('FINES'),
    radioactivityPassed: draft.radioactivity === 'NOT_MEASURED' ? null : draft.radioactivity === 'PASSED',
  };
  return hasSample(draft) ? sample : null;
}

const hasSample = (draft: Draft): boolean =>
  SHARES.some(name => draft.shares[name].trim() !== '') ||
  draft.elements.some(({ percent }) => percent.trim() !== '') ||
  draft.radioactivity !== 'NOT_MEASURED';

function sampleInput(draft: Draft): SampleInput | null {
  if (!hasSample(draft)) return null;
  return {
    composition: draft.elements.flatMap(({ element, percent }) => {
      const massPercent = percentText(percent);
      return massPercent === null ? [] : [{ element, massPercent }];
    }),
    moisturePercent: percentText(draft.shares.MOISTURE),
    inclusionPercent: percentText(draft.shares.INCLUSIONS),
    metalContentPercent: percentText(draft.shares.METAL_CONTENT),
    freeIronPercent: percentText(draft.shares.FREE_IRON),
    metalRecoveryPercent: percentText(draft.shares.METAL_RECOVERY),
    oilGreasePercent: percentText(draft.shares.OIL_GREASE),
    finesPercent: percentText(draft.shares.FINES),
    radioactivityPassed: draft.radioactivity === 'NOT_MEASURED' ? null : draft.radioactivity === 'PASSED',
  };
}

const percentText = (typed: string): string | null => (typed.trim() === '' ? null : plain(typed));

function readTerms(draft: Draft, now: number, note: Note): Terms | null {
  const start = readTermsPrice(draft.startPrice, 'startPrice', note);
  const reserve = readTermsPrice(draft.reservePrice, 'reservePrice', note);
  const increment = readTermsPrice(draft.increment, 'increment', note);
  const close = readClose(draft);
  if (draft.startPrice.trim() === '') note('startPrice', 'MISSING');
  if (close === null) note('closesAt', 'MISSING');
  if (start === null) return null;
  const found = checkTerms(
    {
      auctionId: draft.auctionId,
      lotId: draft.lotId,
      format: 'ENGLISH',
      opensAt: now,
      // without a close the other terms are judged all the same
      closesAt: close === null ? now + HOUR_MS : close.kind === 'AT' ? close.at : now + close.ms,
      startPrice: start,
      reserve,
      increment,
      incrementTiers: null,
      stepSeconds: null,
      floorPrice: null,
      softCloseWindowSeconds: SOFT_CLOSE_SECONDS,
      softCloseExtensionSeconds: SOFT_CLOSE_SECONDS,
      hardCloseAt: null,
      requiredCredentials: [],
    },
    now,
  );
  for (const { field, code } of found) note(isPostField(field) ? field : 'auction', code);
  if (close === null) return null;
  return {
    startPrice: decimalOf(start),
    reservePrice: reserve === null ? null : decimalOf(reserve),
    increment: increment === null ? null : decimalOf(increment),
    close,
  };
}

const isPostField = (field: string): field is 'startPrice' | 'reservePrice' | 'increment' | 'closesAt' =>
  ['startPrice', 'reservePrice', 'increment', 'closesAt'].includes(field);

function readTermsPrice(typed: string, field: 'startPrice' | 'reservePrice' | 'increment', note: Note): Money | null {
  if (typed.trim() === '') return null;
  const price = readPrice(typed);
  if (price === null) note(field, 'NOT_A_PRICE');
  return price;
}

function readClose(draft: Draft): Terms['close'] | null {
  if (draft.length !== 'UNTIL') return { kind: 'AFTER', ms: LENGTH_MS[draft.length] };
  const at = Date.parse(draft.until);
  return Number.isNaN(at) ? null : { kind: 'AT', at };
}

/** Full-width figures, commas and spaces are meant well, as in prices. */
const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/。/g, '.')
    .replace(/[\s,、]/g, '')
    .replace(/^0+(?=\d)/, '');

const length = (text: string): number => [...text.normalize('NFC').trim()].length;
