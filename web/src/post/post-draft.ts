import type { ScrapOrigin } from '../auction/lot.js';

export const SCRAP_FORMS = [
  'EXTRUSION',
  'SHEET',
  'CAST',
  'FRAGMENTS',
  'TURNINGS',
  'WIRE',
  'CAN',
  'FOIL',
  'WHEEL',
  'INGOT',
  'MIXED',
] as const;
export type ScrapForm = (typeof SCRAP_FORMS)[number];

export const ORIGINS = ['POST_CONSUMER', 'PRE_CONSUMER', 'UNKNOWN'] as const satisfies readonly ScrapOrigin[];
export const TAX_MODES = ['VAT13', 'VAT3', 'VAT1', 'NONE'] as const;
export type TaxMode = (typeof TAX_MODES)[number];

/** Shares that a sample states beside its elements, by the names that limits have. */
export const SHARES = [
  'MOISTURE',
  'INCLUSIONS',
  'METAL_CONTENT',
  'FREE_IRON',
  'METAL_RECOVERY',
  'OIL_GREASE',
  'FINES',
] as const;
export type Share = (typeof SHARES)[number];

export const LENGTHS = ['1H', '6H', '24H', '3D', 'UNTIL'] as const;
export type Length = (typeof LENGTHS)[number];

export const RADIOACTIVITY = ['NOT_MEASURED', 'PASSED', 'FAILED'] as const;

/** Everything as it was typed, so that nothing is lost or changed by being kept. */
export interface Draft {
  /** made with the draft and kept until the lot is posted: one draft can never become two lots */
  readonly lotId: string;
  readonly auctionId: string;
  readonly gradeStandard: string;
  /** '' : none chosen */
  readonly gradeCode: string;
  /** the nonferrous share of codes that carry one: "90" of "Zorba 90" */
  readonly gradeNumber: string;
  readonly form: ScrapForm | '';
  readonly origin: ScrapOrigin | '';
  readonly mass: string;
  readonly massUnit: 't' | 'kg';
  /** two digits of GB/T 2260 */
  readonly province: string;
  /** six digits, '' : the province alone */
  readonly county: string;
  readonly taxMode: TaxMode | '';
  readonly title: string;
  /** false: the title follows the grade */
  readonly ownTitle: boolean;
  readonly description: string;
  readonly shares: Readonly<Record<Share, string>>;
  readonly elements: readonly { readonly element: string; readonly percent: string }[];
  readonly radioactivity: (typeof RADIOACTIVITY)[number];
  /** names of limits that the seller declares to miss */
  readonly declared: readonly string[];
  readonly allowedMoisture: string;
  readonly allowedInclusion: string;
  readonly auction: boolean;
  readonly startPrice: string;
  readonly reservePrice: string;
  readonly increment: string;
  readonly length: Length;
  /** local date and time as its field gives it: "2026-11-24T18:00" */
  readonly until: string;
}

export const newDraft = (lotId: string, auctionId: string): Draft => ({
  lotId,
  auctionId,
  gradeStandard: '',
  gradeCode: '',
  gradeNumber: '',
  form: '',
  origin: '',
  mass: '',
  massUnit: 't',
  province: '',
  county: '',
  taxMode: '',
  title: '',
  ownTitle: false,
  description: '',
  shares: {
    MOISTURE: '',
    INCLUSIONS: '',
    METAL_CONTENT: '',
    FREE_IRON: '',
    METAL_RECOVERY: '',
    OIL_GREASE: '',
    FINES: '',
  },
  elements: [],
  radioactivity: 'NOT_MEASURED',
  declared: [],
  allowedMoisture: '',
  allowedInclusion: '',
  auction: true,
  startPrice: '',
  reservePrice: '',
  increment: '50',
  length: '24H',
  until: '',
});
