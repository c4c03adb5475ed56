import { readFileSync } from 'node:fs';
import { parseDecimal } from '@app/units';
import { describe, expect, test } from '@jest/globals';
import { type GradeLimit, type GradingStandard, limitDecimals, sources, standards } from '../index.js';

/** A row of data/grades.json. */
interface Row {
  standard: string;
  code: string;
  names: { en: string; zh: string; pinyin?: string };
  description: string;
  form: string;
  alloyClass: string;
  origin: string;
  limits: RowLimit[];
  equivalents: { standard: string; code: string; kind: string }[];
  lotAllowed: boolean;
  certainty: string;
  note?: string;
}
interface RowLimit {
  property: string;
  min: number | null;
  max: number | null;
  unit: string;
  verified: boolean;
  source: string;
  clause: string;
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../../../data/${name}`, import.meta.url), 'utf8'));
const rows: Row[] = read('grades.json');

/** Which rows of the data an edition takes, and what it makes of their limits (docs/semantics.md, Grades and lots). */
interface Edition {
  of: string;
  without: string[];
  withoutLimits: string[];
  unverifiedSources: string[];
  numbered: string[];
}
const EDITIONS: Record<string, Edition> = {
  'rema-2022': {
    of: 'ReMA',
    without: ['Tally', 'Tank', 'Tease', 'Trill', 'Twirl 2.0', 'Vesper'],
    withoutLimits: ['Talon', 'Tall'],
    unverifiedSources: ['R26'],
    numbered: ['Zorba', 'EM2', 'Zurik'],
  },
  'cn-trade': { of: 'CN-trade', without: [], withoutLimits: [], unverifiedSources: [], numbered: [] },
};

/** The fixed ids of the systems that the data names; others are cross-walk notes and no standards. */
const STANDARD_IDS: Record<string, string> = {
  ReMA: 'rema-2022',
  'CN-trade': 'cn-trade',
  'EN 13920': 'en-13920-2003',
  'GB/T 38472-2023': 'gbt-38472-2023',
  'GB/T 40382-2021': 'gbt-40382-2021',
  'GB/T 40386-2021': 'gbt-40386-2021',
  'GB/T 13586-2021': 'gbt-13586-2021',
};
const KINDS: Record<string, string> = {
  broader: 'BROADER',
  narrower: 'NARROWER',
  near: 'NEAREST',
  partial: 'NEAREST',
  reference: 'NEAREST',
  'named-in-standard': 'NEAREST',
};
const RENAMED: Record<string, string> = {
  AL_CONTENT: 'Al',
  ANALYTICAL_IRON: 'Fe',
  AL_AND_ALLOY_CONTENT: 'METAL_CONTENT',
  FOREIGN_MATERIAL: 'INCLUSIONS',
  SERIES6000: 'SERIES_6000',
  ALLOY6061: 'ALLOY_6061',
  PIECE_MIN: 'PIECE_SIZE',
};

const inMillionths = (value: number | null, unit: GradeLimit['unit']) =>
  value === null ? null : parseDecimal(String(value), limitDecimals(unit));

function expectedLimit(limit: RowLimit, unverifiedSources: string[]) {
  const [, bare = '', mesh] = /^(.+?)(?:_THROUGH_(\d+)_MESH)?$/.exec(
    limit.property.replace(/_(pct|mm|kg_m3|kg|m3)(?=_|$)/, '').toUpperCase(),
  ) ?? ['', ''];
  const unit = limit.unit as GradeLimit['unit'];
  return {
    property: RENAMED[bare] ?? bare,
    min: inMillionths(limit.min, unit),
    max: inMillionths(limit.max, unit),
    unit,
    verified: limit.verified && !unverifiedSources.includes(limit.source),
    source: limit.source,
    clause: limit.clause,
    ...(mesh === undefined ? {} : { condition: `through ${mesh} mesh` }),
  };
}

function expectedGrade(row: Row, id: string, edition: Edition) {
  const isGone = (standard: string, code: string) =>
    Object.values(EDITIONS).some(other => other.of === standard && other.without.includes(code));
  return {
    standard: id,
    code: row.code,
    names: row.names,
    description: row.description,
    form: row.form,
    alloyClass: row.alloyClass,
    origin: row.origin,
    limits: row.limits
      .filter(limit => !edition.withoutLimits.includes(row.code) && (limit.min !== null || limit.max !== null))
      .map(limit => expectedLimit(limit, edition.unverifiedSources)),
    equivalents: row.equivalents
      .filter(({ standard, code }) => standard in STANDARD_IDS && !isGone(standard, code))
      .map(({ standard, code, kind }) => ({ standard: STANDARD_IDS[standard], code, kind: KINDS[kind] })),
    lotAllowed: row.lotAllowed,
    hazardous: row.form === 'dross',
    numbered: edition.numbered.includes(row.code),
    certainty: row.certainty,
    ...(row.note === undefined ? {} : { note: row.note }),
  };
}

describe.each(standards.map(standard => [standard.id, standard] as const))('%s', (id, standard: GradingStandard) => {
  const edition = EDITIONS[id];
  if (edition === undefined) throw new Error(`say here what ${id} takes from data/grades.json`);
  const taken = rows.filter(row => row.standard === edition.of && !edition.without.includes(row.code));

  test('has exactly the data’s codes, in the data’s order', () => {
    expect(standard.grades.map(grade => grade.code)).toEqual(taken.map(row => row.code));
  });

  test.each(taken.map(row => [row.code, row] as const))('%s agrees with its row', (_code, row) => {
    expect(standard.grades.find(grade => grade.code === row.code)).toStrictEqual(expectedGrade(row, id, edition));
  });

  test('every code that the edition treats apart is a code of the data', () => {
    const codes = rows.filter(row => row.standard === edition.of).map(row => row.code);
    expect(codes).toEqual(expect.arrayContaining([...edition.without, ...edition.withoutLimits, ...edition.numbered]));
  });
});

test('rema-2022 has 50 grades and cn-trade 40', () => {
  expect(Object.fromEntries(standards.map(({ id, grades }) => [id, grades.length]))).toMatchObject({
    'rema-2022': 50,
    'cn-trade': 40,
  });
});

test('the source ids stand for the texts of data/sources.json', () => {
  expect(sources).toEqual(read('sources.json'));
});
