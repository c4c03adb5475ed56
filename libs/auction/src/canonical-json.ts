/** What a canonical form is made of. Numbers are whole and exact; money and instants are strings. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** Our forms nest four deep; anything much deeper is no form of ours. */
export const CANONICAL_DEPTH_MAX = 32;

/**
 * The one text of a value by RFC 8785 (JSON Canonicalization Scheme): no white space, members sorted by UTF-16 code units, strings
 * escaped as ECMAScript does. Throws RangeError on what RFC 8785 or our forms do not allow: lone surrogates, numbers that are not safe integers, more
 * than CANONICAL_DEPTH_MAX levels; TypeError on anything that is no JSON value, an undefined member included.
 */
export function canonicalJson(value: JsonValue): string {
  return render(value, 0);
}

function render(value: JsonValue, depth: number): string {
  if (depth > CANONICAL_DEPTH_MAX) throw new RangeError('canonicalJson: nested too deeply');
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return renderString(value);
    case 'number':
      return renderInteger(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return isList(value) ? renderList(value, depth) : renderObject(value, depth);
    default:
      throw new TypeError(`canonicalJson: a ${typeof value} is no JSON value`);
  }
}

/** With the u flag a surrogate pair is one code point, so only a lone half matches. */
const LONE_SURROGATE = /\p{Surrogate}/u;

function renderString(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new RangeError('canonicalJson: lone surrogate');
  return JSON.stringify(text);
}

/** Within the safe integers String() is already the form of RFC 8785, section 3.2.2.3; −0 is "0". */
function renderInteger(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError('canonicalJson: not a safe integer');
  return String(value);
}

function renderList(values: readonly JsonValue[], depth: number): string {
  return `[${values.map(item => render(item, depth + 1)).join(',')}]`;
}

function renderObject(value: { readonly [name: string]: JsonValue }, depth: number): string {
  // sort() without a comparer orders by UTF-16 code units, which is what section 3.2.3 asks for.
  const members = Object.keys(value).sort();
  return `{${members.map(name => `${renderString(name)}:${render(value[name] as JsonValue, depth + 1)}`).join(',')}}`;
}

const isList = (value: object): value is readonly JsonValue[] => Array.isArray(value);
