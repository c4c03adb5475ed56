/** The address with one parameter changed; null takes it away. */
export function withParameter(query: URLSearchParams, name: string, value: string | null): string {
  const next = new URLSearchParams(query);
  if (value === null) next.delete(name);
  else next.set(name, value);
  const text = next.toString();
  return text === '' ? '/share' : `/share?${text}`;
}
