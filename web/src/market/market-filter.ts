import { parseDecimal } from '@app/units';
import type { LotFilter } from './lots.operations.js';

export const FORMS = [
  'EXTRUSION',
  'SHEET',
  'CAST',
  'WHEEL',
  'WIRE',
  'CAN',
  'FOIL',
  'TURNINGS',
  'FRAGMENTS',
  'INGOT',
  'MIXED',
] as const;
export type ScrapForm = (typeof FORMS)[number];

export const STATUSES = ['OPEN', 'SCHEDULED', 'CLOSED'] as const;
export type ShownStatus = (typeof STATUSES)[number];

export const ORDERS = ['CLOSING_SOONEST', 'NEWEST', 'MASS_DESC', 'PRICE_ASC'] as const;
export type Order = (typeof ORDERS)[number];

/** What the reader wants to see. It stands in the address, so that it can be kept and sent. */
export interface MarketFilter {
  readonly text: string;
  /** empty: any, lots without an auction included */
  readonly statuses: readonly ShownStatus[];
  readonly forms: readonly ScrapForm[];
  /** first two digits of GB/T 2260 codes */
  readonly provinces: readonly string[];
  /** one grading standard at a time; null: any */
  readonly standard: string | null;
  /** of that standard; empty: any */
  readonly grades: readonly string[];
  /** tonnes as typed, such as "12.5"; null: no bound */
  readonly massFrom: string | null;
  readonly massTo: string | null;
  readonly order: Order;
}

export const DEFAULT_FILTER: MarketFilter = {
  text: '',
  statuses: ['OPEN'],
  forms: [],
  provinces: [],
  standard: null,
  grades: [],
  massFrom: null,
  massTo: null,
  order: 'CLOSING_SOONEST',
};

/** Characters of a search, as the server takes them. */
export const TEXT_LENGTH_MAX = 200;
const CHOICES_MAX = 50;
const KG_DECIMALS_OF_A_TONNE = 3;
const MASS_KG_MAX = 10_000_000n;

/** Whatever the address says that we do not understand counts as not said. */
export function readFilter(query: URLSearchParams): MarketFilter {
  const statuses = chosen(query, 'status', STATUSES);
  const standard = query.get('standard');
  return {
    text: (query.get('q') ?? '').trim().slice(0, TEXT_LENGTH_MAX),
    statuses: statuses.length > 0 || query.has('status') ? statuses : DEFAULT_FILTER.statuses,
    forms: chosen(query, 'form', FORMS),
    provinces: several(query, 'province').filter(code => /^\d{2}$/.test(code)),
    standard: standard === '' ? null : standard,
    grades: standard === null || standard === '' ? [] : several(query, 'grade'),
    massFrom: massOrNull(query.get('from')),
    massTo: massOrNull(query.get('to')),
    order: ORDERS.find(order => lower(order) === query.get('order')) ?? DEFAULT_FILTER.order,
  };
}

/** The address of a filter, always the same for the same filter. What is as usual is left out. */
export function addressOf(filter: MarketFilter): string {
  const query = new URLSearchParams();
  if (filter.text !== '') query.set('q', filter.text);
  const { statuses } = filter;
  if (statuses.length === 0) query.set('status', 'any');
  else if (statuses.length > 1 || statuses[0] !== 'OPEN')
    for (const status of STATUSES) if (statuses.includes(status)) query.append('status', lower(status));
  for (const form of FORMS) if (filter.forms.includes(form)) query.append('form', lower(form));
  for (const province of [...filter.provinces].sort()) query.append('province', province);
  if (filter.standard !== null) query.set('standard', filter.standard);
  for (const grade of [...filter.grades].sort()) query.append('grade', grade);
  if (filter.massFrom !== null) query.set('from', filter.massFrom);
  if (filter.massTo !== null) query.set('to', filter.massTo);
  if (filter.order !== DEFAULT_FILTER.order) query.set('order', lower(filter.order));
  const text = query.toString();
  return text === '' ? '/' : `/?${text}`;
}

/** How many choices differ from the usual view; the order and the words are seen anyway. */
export function choicesOf(filter: MarketFilter): number {
  const usual = filter.statuses.length === 1 && filter.statuses[0] === 'OPEN';
  const grade = filter.standard === null ? 0 : Math.max(1, filter.grades.length);
  const masses = [filter.massFrom, filter.massTo].filter(mass => mass !== null).length;
  return (usual ? 0 : 1) + filter.forms.length + filter.provinces.length + grade + masses;
}

/** After its auction a lot is sold or unsold, and still part of the market's record; withdrawn ones are not. */
export const lotFilterOf = (filter: MarketFilter): LotFilter => ({
  text: filter.text === '' ? null : filter.text,
  statuses: ['OFFERED', 'SOLD', 'UNSOLD'],
  auctionStatuses: filter.statuses.flatMap(status => (status === 'CLOSED' ? ['CLOSED', 'CANCELLED'] : [status])),
  forms: filter.forms,
  regions: filter.provinces,
  gradeStandard: filter.standard,
  gradeCodes: filter.grades,
  minMassKg: filter.massFrom === null ? null : kilograms(filter.massFrom),
  maxMassKg: filter.massTo === null ? null : kilograms(filter.massTo),
});

/**
 * What a person typed as tonnes, in its shortest form: "０12.50" → "12.5". Null: nothing was typed; 'WRONG': no mass from 0 to 10,000 t
 * in whole kilograms.
 */
export function readMass(typed: string): string | null | 'WRONG' {
  const plain = typed
    .normalize('NFKC')
    .replace(/。/g, '.')
    .replace(/[\s,、]/g, '')
    .replace(/^0+(?=\d)/, '');
  if (plain === '') return null;
  const kg = parseDecimal(plain, KG_DECIMALS_OF_A_TONNE);
  if (kg === null || kg < 0n || kg > MASS_KG_MAX) return 'WRONG';
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
}

/** The lower bound lies above the upper one: nothing can be found. */
export const massesCross = (from: string | null, to: string | null): boolean =>
  from !== null && to !== null && (kilograms(from) ?? 0) > (kilograms(to) ?? 0);

/** Another standard begins anew: codes of two standards cannot be asked for at once. */
export function toggleGrade(filter: MarketFilter, standard: string, code: string): MarketFilter {
  if (filter.standard !== standard) return { ...filter, standard, grades: [code] };
  const grades = toggled(filter.grades, code);
  return { ...filter, grades, standard: grades.length === 0 ? null : standard };
}

export const toggled = <Item>(items: readonly Item[], item: Item): readonly Item[] =>
  items.includes(item) ? items.filter(other => other !== item) : [...items, item];

function kilograms(tonnes: string): number | null {
  const kg = parseDecimal(tonnes, KG_DECIMALS_OF_A_TONNE);
  return kg === null ? null : Number(kg);
}

function massOrNull(text: string | null): string | null {
  const mass = text === null ? null : readMass(text);
  return mass === 'WRONG' ? null : mass;
}

const several = (query: URLSearchParams, name: string): readonly string[] =>
  [...new Set(query.getAll(name).filter(value => value !== ''))].slice(0, CHOICES_MAX);

const chosen = <Value extends string>(query: URLSearchParams, name: string, values: readonly Value[]) =>
  values.filter(value => query.getAll(name).includes(lower(value)));

const lower = (name: string): string => name.toLowerCase().replaceAll('_', '-');
