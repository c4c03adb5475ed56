import { type Mass, type Money, mass, money, type Ppm, parseDecimal, ppm } from '@app/units';
import { z } from 'zod';
import provinces from '../../../data/provinces.json' with { type: 'json' };
import { problem, type Text } from '../graphql/index.js';

/**
 * Parsers of what comes from outside, one per kind of value (docs/semantics.md, "Everywhere"): each gives the domain's own type or an
 * issue whose `params` carry a stable code and a sentence in both languages.
 */
const reject = (context: z.RefinementCtx, code: string, text: Text): never => {
  context.addIssue({ ...problem(code, text) });
  return z.NEVER;
};

const UUID =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|([0f])\2{7}(-\2{4}){3}-\2{12})$/;

/** Any RFC 9562 UUID, nil and max included, in lower case. */
export const uuid = z.string().transform((text, context) => {
  const id = text.toLowerCase();
  return UUID.test(id)
    ? id
    : reject(context, 'NOT_A_UUID', { en: 'must be a UUID (RFC 9562)', 'zh-CN': '应为 UUID（RFC 9562）' });
});

/**
 * Characters that no text of a trader holds: C0 and C1 controls, lone surrogates, noncharacters, line and paragraph separators, and the
 * bidirectional controls with which one name is made to look like another. Line feeds are judged apart.
 */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/u;

/** Trimmed, NFC, 1 to `max` characters (code points), no control characters; line feeds only where `lines`. */
export const text = (max: number, { lines = false, min = 1 }: { lines?: boolean; min?: number } = {}) =>
  z.string().transform((raw, context) => {
    const value = (lines ? raw.replaceAll('\r\n', '\n') : raw).normalize('NFC').trim();
    const length = [...value].length;
    if (length < min)
      return reject(context, 'TOO_SHORT', { en: `needs at least ${min} character(s)`, 'zh-CN': `至少 ${min} 个字符` });
    if (length > max)
      return reject(context, 'TOO_LONG', { en: `at most ${max} characters`, 'zh-CN': `最多 ${max} 个字符` });
    if (UNSEEN.test(lines ? value.replaceAll('\n', '') : value)) {
      return reject(context, 'CONTROL_CHARACTER', {
        en: 'must not contain control characters',
        'zh-CN': '不能含控制字符',
      });
    }
    return value;
  });

const decimal = (scale: number) =>
  z.string().transform(
    (raw, context) =>
      parseDecimal(raw, scale) ??
      reject(context, 'TOO_MANY_DECIMALS', {
        en: `at most ${scale} decimals`,
        'zh-CN': `最多 ${scale} 位小数`,
      }),
  );

const decimalWithin = (scale: number, min: bigint, max: bigint, range: Text) =>
  decimal(scale).transform((value, context) =>
    value < min || value > max ? reject(context, 'OUT_OF_RANGE', range) : value,
  );

/** CNY with at most two decimals, whatever the sign and size: for terms, whose ranges are judged together. As fen. */
export const amount = decimal(2).transform((fen): Money => money(fen));

/** CNY per tonne, 0.01 to 9,999,999.99, as fen. */
export const price = decimalWithin(2, 1n, 999_999_999n, {
  en: 'must be between 0.01 and 9,999,999.99 CNY/t',
  'zh-CN': '应在 0.01 至 9,999,999.99 元/吨之间',
}).transform((fen): Money => money(fen));

/** Percent of mass, 0 to 100, at most four decimals, as ppm. */
export const percent = decimalWithin(4, 0n, 1_000_000n, {
  en: 'must be between 0 and 100 %',
  'zh-CN': '应在 0 至 100% 之间',
}).transform((parts): Ppm => ppm(parts));

/** Kilograms on a weighbridge ticket, 0 to 10,000,000, at most three decimals, as grams. */
export const ticketKg = decimalWithin(3, 0n, 10_000_000_000n, {
  en: 'must be between 0 and 10,000,000 kg',
  'zh-CN': '应在 0 至 10,000,000 千克之间',
}).transform((grams): Mass => mass(grams));

/** A whole number in a closed range. */
export const whole = (min: number, max: number) =>
  z.int().transform((value, context) =>
    value >= min && value <= max
      ? value
      : reject(context, 'OUT_OF_RANGE', {
          en: `must be a whole number from ${min} to ${max}`,
          'zh-CN': `应为 ${min} 至 ${max} 的整数`,
        }),
  );

/** Whole kilograms of a lot or of a heat's input, 1 to 10,000,000. */
export const wholeKg = whole(1, 10_000_000);

const PROVINCES: ReadonlySet<string> = new Set(provinces.provinces.map(province => province.code));

/** Six digits whose first two are a province of GB/T 2260; unknown counties are kept. */
export const region = z.string().transform((code, context) =>
  /^\d{6}$/.test(code) && PROVINCES.has(code.slice(0, 2))
    ? code
    : reject(context, 'UNKNOWN_REGION', {
        en: 'must be a six-digit GB/T 2260 code of a known province',
        'zh-CN': '应为 GB/T 2260 六位行政区划代码，且省级代码有效',
      }),
);

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Compared in lower case; at most 254 characters. */
export const email = text(254).transform((value, context) =>
  EMAIL.test(value)
    ? value.toLowerCase()
    : reject(context, 'NOT_AN_EMAIL', { en: 'must be an e-mail address', 'zh-CN': '应为电子邮箱地址' }),
);

/** Taken as it is, 12 to 200 characters, no composition rules. */
export const password = z.string().transform((value, context) => {
  const length = [...value].length;
  return length >= 12 && length <= 200
    ? value
    : reject(context, 'BAD_LENGTH', { en: 'must have 12 to 200 characters', 'zh-CN': '长度应为 12 至 200 个字符' });
});

/** At most 100 entries unless the field says otherwise. */
export const listOf = <Item extends z.ZodType>(item: Item, max = 100) =>
  z.array(item).superRefine((items, context) => {
    if (items.length > max) reject(context, 'TOO_MANY', { en: `at most ${max} entries`, 'zh-CN': `最多 ${max} 项` });
  });

/** Null and absent mean the same. */
export const optional = <Value extends z.ZodType>(value: Value) =>
  value.nullish().transform((given): z.output<Value> | null => given ?? null);

/** For rules over several fields of an input: an issue at `path` with its code and sentence. */
export const issueAt = (
  context: z.RefinementCtx,
  path: readonly (string | number)[],
  code: string,
  sentence: Text,
): void => {
  context.addIssue({ ...problem(code, sentence, [...path]) });
};
