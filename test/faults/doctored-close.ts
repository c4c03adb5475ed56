import { type EventLine, type HistoryLine, HistoryWriter, readHistory } from './history.js';

/** One thing changed in a sound history of closes, which a checker must find. */
export interface Doctoring {
  readonly name: string;
  /** What stands in place of the line; null: it is not one to change. */
  change(line: HistoryLine): readonly HistoryLine[] | null;
}

const isClose = (line: HistoryLine): line is EventLine => line.kind === 'EVENT' && line.event === 'AUCTION_CLOSED';
const isBid = (line: HistoryLine): line is EventLine => line.kind === 'EVENT' && line.event === 'BID_ACCEPTED';
const DAY_MS = 86_400_000;

export const DOCTORINGS: readonly Doctoring[] = [
  { name: 'closed twice', change: line => (isClose(line) ? [line, { ...line, version: line.version + 1 }] : null) },
  { name: 'never closed', change: line => (isClose(line) ? [] : null) },
  { name: 'closed too early', change: line => (isClose(line) ? [{ ...line, at: line.at - DAY_MS }] : null) },
  { name: 'bid after the close', change: line => (isBid(line) ? [{ ...line, at: line.at + DAY_MS }] : null) },
  {
    name: 'acknowledged and late',
    change: line =>
      line.kind === 'ANSWERED' && line.answer === 'AUCTION_CLOSED' ? [{ ...line, answer: '2', told: 'another' }] : null,
  },
];

/** Writes the history with the first place changed that the doctoring knows. Returns the file; throws when there is none. */
export async function doctored(file: string, { name, change }: Doctoring): Promise<string> {
  const writer = new HistoryWriter(`${file}.doctored`);
  let changed = false;
  for await (const line of readHistory(file)) {
    const instead: readonly HistoryLine[] | null = changed ? null : change(line);
    changed ||= instead !== null;
    for (const one of instead ?? [line]) writer.write(one);
  }
  await writer.end();
  if (!changed) throw new Error(`nothing to doctor: ${name}`);
  return writer.file;
}
