/** A version 4 UUID. `randomUUID` exists only in secure contexts; over plain http in a local network the same is built by hand. */
export function newId(): string {
  return typeof crypto.randomUUID === 'function'
    ? crypto.randomUUID()
    : uuid(crypto.getRandomValues(new Uint8Array(16)));
}

/** RFC 9562 §5.4: sixteen random bytes with version 4 and variant 10 set. */
export function uuid(bytes: Uint8Array): string {
  const hex = [...bytes].map((byte, i) => {
    const marked = i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, '0');
  });
  return [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10), hex.slice(10)]
    .map(part => part.join(''))
    .join('-');
}
