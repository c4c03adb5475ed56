/** The two media types of a GraphQL answer. */
export type MediaType = 'application/graphql-response+json' | 'application/json';

/** A longer header is a client's mistake or an attack. */
const HEADER_CHARACTERS_MAX = 2_000;

/**
 * The media type for an `Accept` header (RFC 9110 §12.5.1), null when it allows neither: 406. Each type gets the q-value of the most
 * specific range that matches it; the higher one wins. Of equals that were named, application/graphql-response+json; where only a
 * wildcard or no header speaks, application/json (docs/protocol.md).
 */
export function negotiate(accept: string | undefined): MediaType | null {
  if (accept === undefined || accept.trim() === '') return 'application/json';
  const ranges = accept
    .slice(0, HEADER_CHARACTERS_MAX)
    .split(',')
    .map(parseRange)
    .filter(range => range !== null);
  const response = preference(ranges, 'application/graphql-response+json');
  const json = preference(ranges, 'application/json');
  if (response.quality === 0 && json.quality === 0) return null;
  if (response.quality !== json.quality) return response.quality > json.quality ? RESPONSE : JSON_TYPE;
  return response.specificity > json.specificity || response.specificity === EXACT ? RESPONSE : JSON_TYPE;
}

const RESPONSE = 'application/graphql-response+json';
const JSON_TYPE = 'application/json';
const EXACT = 3;

interface Range {
  readonly type: string;
  readonly quality: number;
}

function parseRange(text: string): Range | null {
  const [type = '', ...parameters] = text.split(';').map(part => part.trim().toLowerCase());
  let quality = 1;
  for (const parameter of parameters) {
    const [name = '', value = ''] = parameter.split('=').map(part => part.trim());
    if (name === 'q') {
      if (!/^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(value)) return null;
      quality = Number(value);
    }
    // we speak utf-8 only: a range that insists on another encoding is none of ours
    if (name === 'charset' && !/^"?utf-?8"?$/.test(value)) return null;
  }
  return { type, quality };
}

function preference(ranges: readonly Range[], type: MediaType): { quality: number; specificity: number } {
  let best = { quality: 0, specificity: 0 };
  for (const range of ranges) {
    const specificity = range.type === type ? EXACT : range.type === 'application/*' ? 2 : range.type === '*/*' ? 1 : 0;
    if (
      specificity > best.specificity ||
      (specificity > 0 && specificity === best.specificity && range.quality > best.quality)
    ) {
      best = { quality: range.quality, specificity };
    }
  }
  return best;
}
