import type { SourceId } from './sources.js';

/** The fixed ids, one per edition of a standard (docs/semantics.md, Grades and lots); `standards` has them all. */
export type StandardId =
  | 'rema-2022'
  | 'rema-2026'
  | 'en-13920-2003'
  | 'gbt-38472-2023'
  | 'gbt-40382-2021'
  | 'gbt-40386-2021'
  | 'gbt-13586-2021'
  | 'cn-trade';

/** One edition of one standard. `source` says what was read; `grades` keep the order of the standard's own listing. */
export interface GradingStandard {
  readonly id: StandardId;
  readonly title: string;
  readonly edition: string;
  readonly source: string;
  readonly grades: readonly Grade[];
}

/** One entry of a standard: what the material is, what it may contain, and which entries elsewhere come near to it. */
export interface Grade {
  readonly standard: StandardId;
  /** Spelt as the standard spells it; unique within the standard without regard to case. */
  readonly code: string;
  readonly names: { readonly en: string; readonly zh: string; readonly pinyin?: string };
  readonly description: string;
  readonly form: GradeForm;
  readonly alloyClass: AlloyClass;
  readonly origin: GradeOrigin;
  /** Every limit has a minimum, a maximum or both: a requirement whose number is agreed or was not read stands here not at all. */
  readonly limits: readonly GradeLimit[];
  readonly equivalents: readonly GradeEquivalent[];
  /** False: no lot may carry this code, because it is hazardous waste or no aluminium grade. */
  readonly lotAllowed: boolean;
  /** Remelt dross, HW48 in the national list of hazardous wastes. */
  readonly hazardous: boolean;
  /** The code may carry the approximate nonferrous share as a whole percentage: "Zorba 90". */
  readonly numbered: boolean;
  /** How far the wording was read, and where. */
  readonly certainty: string;
  readonly note?: string;
}

/**
 * A bound on one property, both ends inclusive, null = unbounded. `min` and `max` are exact integers with `limitDecimals(unit)`
 * decimals: "%" in parts per million of the mass (1 % = 10,000), every other unit in millionths of the unit (0.38 mm = 380,000).
 * `verified` false: the number was not read in this edition's wording, or not as a limit of the whole material; it is shown with that
 * label and decides nothing.
 */
export interface GradeLimit {
  readonly property: PropertyName;
  readonly min: bigint | null;
  readonly max: bigint | null;
  readonly unit: LimitUnit;
  readonly verified: boolean;
  readonly source: SourceId;
  readonly clause?: string;
  /** How it is measured where that is part of the number: "through 20 mesh". */
  readonly condition?: string;
}

/** The other entry is EXACT the same, BROADER or NARROWER than this one, or merely the NEAREST one. */
export interface GradeEquivalent {
  readonly standard: StandardId;
  readonly code: string;
  readonly kind: EquivalenceKind;
}
export type EquivalenceKind = 'EXACT' | 'BROADER' | 'NARROWER' | 'NEAREST';

export type LimitUnit = '%' | 'mm' | 'kg' | 'm3' | 'kg/m3';

/** Decimals of a limit or of a measurement in `unit`, for text: `formatDecimal(limit.max, limitDecimals(limit.unit))`. */
export function limitDecimals(unit: LimitUnit): 4 | 6 {
  return unit === '%' ? 4 : 6;
}

/**
 * The GraphQL name of a limited property: an element's symbol for chemistry by analysis, else UPPER_SNAKE without the unit.
 * "Free" metal is loose pieces, found by magnet, by eye or by hand, not what is dissolved in the alloy.
 */
export type PropertyName =
  | ElementSymbol
  | 'MOISTURE'
  | 'INCLUSIONS'
  | 'METAL_RECOVERY'
  | 'METAL_CONTENT'
  | 'FREE_IRON'
  | 'OIL_GREASE'
  | 'FINES'
  | 'ALLOY_6061'
  | 'BALE_VOLUME'
  | 'BISCUIT_MASS'
  | 'BUNDLE_MASS'
  | 'CONTAMINANTS'
  | 'DENSITY'
  | 'DENSITY_FLATTENED'
  | 'DENSITY_UNFLATTENED'
  | 'FREE_LEAD'
  | 'FREE_MAGNESIUM'
  | 'FREE_OXIDE_DIRT'
  | 'FREE_ZINC'
  | 'LAMINATED_FOIL_YIELD'
  | 'NONMETALLIC'
  | 'ORGANIC_RESIDUE'
  | 'PAINTED'
  | 'PARTICLE_SIZE'
  | 'PIECE_SIZE'
  | 'PUNCHING_DIAMETER'
  | 'RUBBER_PLASTIC'
  | 'SERIES_6000'
  | 'TALE'
  | 'THICKNESS';
type ElementSymbol = 'Al' | 'Cr' | 'Cu' | 'Fe' | 'Mg' | 'Mn' | 'Ni' | 'Pb' | 'Si' | 'Sn' | 'Ti' | 'Zn';

export type GradeForm =
  | 'aircraft'
  | 'breakage'
  | 'can'
  | 'casting'
  | 'clip'
  | 'dross'
  | 'extrusion'
  | 'foil'
  | 'grindings'
  | 'ingot'
  | 'mixed'
  | 'nodule'
  | 'piston'
  | 'radiator'
  | 'sheet'
  | 'shred'
  | 'turnings'
  | 'wheel'
  | 'wire';
export type AlloyClass = 'pure' | 'wrought' | 'cast' | 'mixed' | 'unspecified' | 'non-aluminium';
export type GradeOrigin = 'new' | 'old' | 'either' | 'process-residue';
