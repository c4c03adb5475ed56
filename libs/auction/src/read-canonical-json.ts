import { CANONICAL_DEPTH_MAX, canonicalJson, type JsonValue } from './canonical-json.js';

/** Values of one text, nested ones included. An event is ten of them in 400 characters; a hostile text could have one in two. */
export const CANONICAL_VALUES_MAX = 2_000_000;

export type CanonicalReading =
  | { readonly kind: 'READ'; readonly value: JsonValue }
  /** `offset`: UTF-16 units before the token that is wrong. `path`: the value it is in, names and positions from the root down. */
  | { readonly kind: 'BROKEN'; readonly offset: number; readonly path: readonly (string | number)[] };

/**
 * Reads a text that must be canonical JSON to the last character: READ exactly when the text is what `canonicalJson` writes for its
 * value. So white space, a byte order mark, a line end, members twice or out of order, `1.0`, `\u0041` and lone surrogates are
 * BROKEN where they stand. Never throws; linear in the length, at most CANONICAL_DEPTH_MAX levels and CANONICAL_VALUES_MAX values.
 */
export function readCanonicalJson(text: string): CanonicalReading {
  const reader = new CanonicalReader(text);
  try {
    return { kind: 'READ', value: reader.readAll() };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { kind: 'BROKEN', offset: reader.offset, path: reader.path };
  }
}

class Broken extends Error {}

class CanonicalReader {
  offset = 0;
  readonly path: (string | number)[] = [];
  private values = 0;

  constructor(private readonly text: string) {}

  readAll(): JsonValue {
    const value = this.readValue(0);
    if (this.offset !== this.text.length) throw new Broken();
    return value;
  }

  private readValue(depth: number): JsonValue {
    this.values += 1;
    if (depth > CANONICAL_DEPTH_MAX || this.values > CANONICAL_VALUES_MAX) throw new Broken();
    switch (this.text[this.offset]) {
      case '{':
        return this.readObject(depth);
      case '[':
        return this.readList(depth);
      case '"':
        return this.readString();
      case 'n':
        return this.readWord('null', null);
      case 't':
        return this.readWord('true', true);
      case 'f':
        return this.readWord('false', false);
      default:
        return this.readInteger();
    }
  }

  private readObject(depth: number): JsonValue {
    const members: [string, JsonValue][] = [];
    this.expect('{');
    if (this.take('}')) return {};
    let before: string | null = null;
    do {
      const nameOffset = this.offset;
      const name = this.readString();
      // Strictly ascending by UTF-16 code units: sorted, and none twice.
      if (before !== null && name <= before) throw this.brokenAt(nameOffset);
      before = name;
      this.path.push(name);
      this.expect(':');
      members.push([name, this.readValue(depth + 1)]);
      this.endOfPart('}');
    } while (this.take(','));
    this.expect('}');
    // fromEntries makes `__proto__` a member like any other.
    return Object.fromEntries(members);
  }

  private readList(depth: number): JsonValue {
    const items: JsonValue[] = [];
    this.expect('[');
    if (this.take(']')) return items;
    do {
      this.path.push(items.length);
      items.push(this.readValue(depth + 1));
      this.endOfPart(']');
    } while (this.take(','));
    this.expect(']');
    return items;
  }

  /** What must follow a part is still that part's: a broken comma is told where the part is. */
  private endOfPart(closing: string): void {
    const next = this.text[this.offset];
    if (next !== ',' && next !== closing) throw new Broken();
    this.path.pop();
  }

  /** Read leniently and written canonically it must be the same text again. */
  private readString(): string {
    const end = this.endOfString();
    const token = this.text.slice(this.offset, end);
    try {
      const value = JSON.parse(token) as string;
      if (canonicalJson(value) !== token) throw new Broken();
      this.offset = end;
      return value;
    } catch {
      throw new Broken();
    }
  }

  /** Behind the first quotation mark that an even number of backslashes, or none, precedes. */
  private endOfString(): number {
    if (this.text[this.offset] !== '"') throw new Broken();
    let from = this.offset + 1;
    for (;;) {
      const quote = this.text.indexOf('"', from);
      if (quote < 0) throw new Broken();
      let backslashes = 0;
      while (this.text[quote - 1 - backslashes] === '\\') backslashes += 1;
      if (backslashes % 2 === 0) return quote + 1;
      from = quote + 1;
    }
  }

  private readInteger(): number {
    INTEGER.lastIndex = this.offset;
    const token = INTEGER.exec(this.text)?.[0];
    if (token === undefined || !Number.isSafeInteger(Number(token))) throw new Broken();
    this.offset += token.length;
    return Number(token);
  }

  private readWord<Value>(word: string, value: Value): Value {
    if (!this.text.startsWith(word, this.offset)) throw new Broken();
    this.offset += word.length;
    return value;
  }

  private expect(character: string): void {
    if (!this.take(character)) throw new Broken();
  }

  private take(character: string): boolean {
    if (this.text[this.offset] !== character) return false;
    this.offset += 1;
    return true;
  }

  private brokenAt(offset: number): Broken {
    this.offset = offset;
    return new Broken();
  }
}

/** RFC 8785 writes whole numbers plainly; −0 is 0. Sixteen digits hold every safe integer. What follows is the caller's to judge. */
const INTEGER = /0|-?[1-9]\d{0,15}/y;
