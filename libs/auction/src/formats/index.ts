import type { AuctionFormat } from '../terms.js';
import { english } from './english/index.js';
import type { FormatEngine } from './format.js';

/** The formats that can be run. A new one is a folder beside this file and a line here; its contract test is formats.spec.ts. */
const ENGINES: Readonly<Partial<Record<AuctionFormat, FormatEngine>>> = {
  ENGLISH: english,
};

/** Formats with an engine; the others are refused NOT_AVAILABLE_YET. */
export const availableFormats: readonly AuctionFormat[] = Object.keys(ENGINES) as AuctionFormat[];

/** Null for a format without engine. */
export const engineFor = (format: AuctionFormat): FormatEngine | null => ENGINES[format] ?? null;

/** Throws (defect) for a format without engine: such an auction must never have been opened. */
export function engineOf(format: AuctionFormat): FormatEngine {
  const engine = engineFor(format);
  if (engine === null) throw new RangeError(`no engine for auction format ${format}`);
  return engine;
}
