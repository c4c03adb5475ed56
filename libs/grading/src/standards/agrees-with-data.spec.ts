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
  /** Figures that the data calls verified (they were read) and that no lot may be judged by, "code property". */
  notDeciding: string[];
  numbered: string[];
}
const PLAIN = { without: [], withoutLimits: [], unverifiedSources: [], notDeciding: [], numbered: [] };
const EDITIONS: Record<string, Edition> = {
  'rema-2022': {
    ...PLAIN,
    of: 'ReMA',
    without: ['Tally', 'Tank', 'Tease', 'Trill', 'Twirl 2.0', 'Vesper'],
    withoutLimits: ['Talon', 'Tall'],
    unverifiedSources: ['R26'],
    numbered: ['Zorba', 'EM2', 'Zurik'],
  },
  'rema-2026': { ...PLAIN, of: 'ReMA', numbered: ['Zorba', 'EM2', 'Zurik'] },
  'en-13920-2003': {
    ...PLAIN,
    of: 'EN 13920',
    // general requirements, sampling and tests
    without: ['1'],
    // what is usual, what holds for unalloyed wire alone, and what is printed without saying which side it refuses
    notDeciding: ['2 metal_yield_pct', '3 al_content_pct', '14 laminated_foil_metal_yield_pct'],
  },
  'gbt-38472-2023': { ...PLAIN, of: 'GB/T 38472-2023' },
  'gbt-40382-2021': { ...PLAIN, of: 'GB/T 40382-2021' },
  'gbt-40386-2021': { ...PLAIN, of: 'GB/T 40386-2021' },
  'gbt-13586-2021': { ...PLAIN, of: 'GB/T 13586-2021' },
  'cn-trade': { ...PLAIN, of: 'CN-trade' },
};

const KINDS: Record<string, Kind> = {
  broader: 'BROADER',
  narrower: 'NARROWER',
  near: 'NEAREST',
  partial: 'NEAREST',
  reference: 'NEAREST',
  'named-in-standard': 'NEAREST',
};
type Kind = 'BROADER' | 'NARROWER' | 'NEAREST';
const REVERSED = { BROADER: 'NARROWER', NARROWER: 'BROADER', NEAREST: 'NEAREST' } as const;

/** Rows of the cross-walk that the entries' own texts contradict; seen from the ReMA code. */
const CORRECTED: Record<string, Kind> = {
  'ReMA Tale > EN 13920 6': 'BROADER',
  'ReMA Troma > EN 13920 7': 'BROADER',
  'ReMA Tabloid > CN-trade BAO-ZHI-BAN': 'NEAREST',
};

/** What the data says of the pair from either end: whoever says more than "near" is heard. Null: they are not related. */
function kindOf(one: Row, other: Row): Kind | null {
  const nameOf = ({ standard, code }: { standard: string; code: string }) => `${standard} ${code}`;
  const said = (from: Row, to: Row) => from.equivalents.filter(end => nameOf(end) === nameOf(to)).map(end => end.kind);
  const kinds = [
    ...said(one, other).map(kind => KINDS[kind] ?? kind),
    ...said(other, one).map(kind => REVERSED[KINDS[kind] ?? 'NEAREST']),
  ] as Kind[];
  if (kinds.length === 0) return null;
  const back = CORRECTED[`${nameOf(other)} > ${nameOf(one)}`];
  const corrected = CORRECTED[`${nameOf(one)} > ${nameOf(other)}`] ?? (back === undefined ? undefined : REVERSED[back]);
  return corrected ?? kinds.find(kind => kind !== 'NEAREST') ?? 'NEAREST';
}

function expectedEquivalents(row: Row, id: string) {
  return standards.flatMap(({ id: otherId }) => {
    const edition = EDITIONS[otherId];
    return rows
      .filter(other => other.standard === edition?.of && !edition.without.includes(other.code) && otherId !== id)
      .flatMap(other => {
        const kind = other === row ? acrossEditions(row.code, id) : kindOf(row, other);
        return kind === null ? [] : [{ standard: otherId, code: other.code, kind }];
      });
  });
}

/** The data merges the two editions of ReMA; only Talon is told to have changed what it takes in. */
function acrossEditions(code: string, id: string): Kind {
  if (code !== 'Talon') return 'NEAREST';
  return id === 'rema-2022' ? 'NARROWER' : 'BROADER';
}

const RENAMED: Record<string, string> = {
  METAL_YIELD: 'METAL_RECOVERY',
  LAMINATED_FOIL_METAL_YIELD: 'LAMINATED_FOIL_YIELD',
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

function expectedLimit(code: string, limit: RowLimit, { unverifiedSources, notDeciding }: Edition) {
  const [, bare = '', mesh] = /^(.+?)(?:_THROUGH_(\d+)_MESH)?$/.exec(
    limit.property.replace(/_(pct|mm|kg_m3|kg|m3)(?=_|$)/, '').toUpperCase(),
  ) ?? ['', ''];
  const unit = limit.unit as GradeLimit['unit'];
  return {
    property: RENAMED[bare] ?? bare,
    min: inMillionths(limit.min, unit),
    max: inMillionths(limit.max, unit),
    unit,
    verified:
      limit.verified && !unverifiedSources.includes(limit.source) && !notDeciding.includes(`${code} ${limit.property}`),
    source: limit.source,
    clause: limit.clause,
    ...(mesh === undefined ? {} : { condition: `through ${mesh} mesh` }),
  };
}

function expectedGrade(row: Row, id: string, edition: Edition) {
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
      .map(limit => expectedLimit(row.code, limit, edition)),
    equivalents: expectedEquivalents(row, id),
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
    const figures = taken.flatMap(({ code, limits }) => limits.map(({ property }) => `${code} ${property}`));
    expect(figures).toEqual(expect.arrayContaining(edition.notDeciding));
  });
});

test('every corrected relation is one of the data', () => {
  const told = rows.flatMap(row =>
    row.equivalents.map(end => `${row.standard} ${row.code} > ${end.standard} ${end.code}`),
  );
  expect(told).toEqual(expect.arrayContaining(Object.keys(CORRECTED)));
});

test('the source ids stand for the texts of data/sources.json', () => {
  expect(sources).toEqual(read('sources.json'));
});
