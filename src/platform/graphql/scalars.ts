import { DECIMAL_PATTERN } from '@app/units';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/**
 * 'Decimal': an exact decimal as a JSON string of the grammar `DECIMAL_PATTERN` (docs/semantics.md), never a JSON number, in both
 * directions. In: the string as written; how many decimals and which range a field takes is the feature's to judge. Out: the
 * string that the feature formatted. Anything else is refused on the way in and a defect on the way out.
 */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description:
    'An exact decimal as a string: -?(0|[1-9][0-9]{0,11})(.[0-9]{1,6})?, no exponent, never a JSON number. Output has a fixed scale.',
  serialize: decimalOut,
  parseValue: value => decimalIn(value),
  parseLiteral: node => decimalIn(stringLiteral(node, 'Decimal'), node),
});

/**
 * 'DateTime': an instant. In: RFC 3339 with any offset → epoch milliseconds, cut (not rounded) to the millisecond. Lower-case
 * `t` and `z` are RFC 3339 too; a leap second (:60), a day that the calendar lacks and an instant outside
 * 1970-01-01T00:00:00Z … 9999-12-31T23:59:59.999Z are refused. Out: whole epoch milliseconds or a Date → `YYYY-MM-DDTHH:mm:ss.sssZ`.
 */
export const DateTimeScalar = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  description: 'An instant: RFC 3339 with any offset in, exactly YYYY-MM-DDTHH:mm:ss.sssZ out, cut to the millisecond.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: dateTimeOut,
  parseValue: value => dateTimeIn(value),
  parseLiteral: node => dateTimeIn(stringLiteral(node, 'DateTime'), node),
});

/** 'Date': a real calendar day (Asia/Shanghai) `YYYY-MM-DD`, years 1900 … 9999, a string in and out. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day in Asia/Shanghai: YYYY-MM-DD.',
  serialize: dateOut,
  parseValue: value => dateIn(value),
  parseLiteral: node => dateIn(stringLiteral(node, 'Date'), node),
});

/** 9999-12-31T23:59:59.999Z */
const INSTANT_MAX = 253_402_300_799_999;
/** Far more digits of a second than any clock has; keeps the pattern's work small. */
const DATE_TIME_CHARACTERS_MAX = 64;
const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/i;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const YEAR_MIN = 1900;

function decimalIn(value: unknown, node?: ValueNode): string {
  if (typeof value === 'string' && DECIMAL_PATTERN.test(value)) return value;
  throw badValue('INVALID_DECIMAL', 'A Decimal is a string such as "15050.00", without exponent', node);
}

function decimalOut(value: unknown): string {
  if (typeof value === 'string' && DECIMAL_PATTERN.test(value)) return value;
  throw new TypeError(`Decimal: a resolver returned ${describe(value)} in place of a decimal string`);
}

function dateTimeIn(value: unknown, node?: ValueNode): number {
  const instant = typeof value === 'string' ? parseInstant(value) : null;
  if (instant !== null) return instant;
  throw badValue(
    'INVALID_DATE_TIME',
    'A DateTime is RFC 3339 with an offset, such as "2025-03-01T08:00:00.000+08:00"',
    node,
  );
}

function dateTimeOut(value: unknown): string {
  const instant = value instanceof Date ? value.getTime() : value;
  if (typeof instant === 'number' && Number.isInteger(instant) && instant >= 0 && instant <= INSTANT_MAX) {
    return new Date(instant).toISOString();
  }
  throw new TypeError(`DateTime: a resolver returned ${describe(value)} in place of epoch milliseconds`);
}

function dateIn(value: unknown, node?: ValueNode): string {
  if (typeof value === 'string' && isCalendarDay(value)) return value;
  throw badValue('INVALID_DATE', 'A Date is a calendar day such as "2025-03-01"', node);
}

function dateOut(value: unknown): string {
  if (typeof value === 'string' && isCalendarDay(value)) return value;
  throw new TypeError(`Date: a resolver returned ${describe(value)} in place of YYYY-MM-DD`);
}

function parseInstant(text: string): number | null {
  const match = text.length <= DATE_TIME_CHARACTERS_MAX ? DATE_TIME.exec(text) : null;
  if (!match) return null;
  const [, years, months, days, hours, minutes, seconds, fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] =
    match;
  const [year, month, day] = [Number(years), Number(months), Number(days)];
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds)];
  if (!dayExists(year, month, day) || hour > 23 || minute > 59 || second > 59) return null;
  if (Number(offsetHours) > 23 || Number(offsetMinutes) > 59) return null;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const offset = (sign === '-' ? -1 : 1) * (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000;
  const instant = utc(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1_000 + milliseconds - offset;
  return instant >= 0 && instant <= INSTANT_MAX ? instant : null;
}

function isCalendarDay(text: string): boolean {
  const match = DATE.exec(text);
  return (
    match !== null && Number(match[1]) >= YEAR_MIN && dayExists(Number(match[1]), Number(match[2]), Number(match[3]))
  );
}

function dayExists(year: number, month: number, day: number): boolean {
  const date = new Date(utc(year, month, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `Date.UTC` reads the years 0 … 99 as 1900 … 1999; `setUTCFullYear` does not. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function stringLiteral(node: ValueNode, scalar: string): string {
  if (node.kind === Kind.STRING) return node.value;
  throw badValue(
    `INVALID_${scalar === 'DateTime' ? 'DATE_TIME' : scalar.toUpperCase()}`,
    `A ${scalar} is a string`,
    node,
  );
}

/** `code` becomes the code of the field problem when the value stood in the variables. */
function badValue(code: string, message: string, node: ValueNode | undefined): GraphQLError {
  return new GraphQLError(message, { ...(node ? { nodes: node } : {}), extensions: { code } });
}

/** Never the value itself: it may be a secret on its way into a log. */
const describe = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
