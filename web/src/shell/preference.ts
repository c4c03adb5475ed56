type Preference = 'lang' | 'theme';

/** What the address asks for, e.g. ?lang=en. It counts for this visit and is kept only when somebody uses the switch. */
export const queryParameter = (name: Preference): string | null => new URLSearchParams(location.search).get(name);

/** What was chosen with a switch before; null also where the browser stores nothing. */
export function kept(name: Preference): string | null {
  try {
    return localStorage.getItem(`aluloop-${name}`);
  } catch {
    return null;
  }
}

/** The switch beats the address, so the address forgets what it asked for. */
export function keep(name: Preference, value: string): void {
  try {
    localStorage.setItem(`aluloop-${name}`, value);
  } catch {
    // private windows may refuse; the choice then lasts for this page
  }
  const address = new URL(location.href);
  if (!address.searchParams.has(name)) return;
  address.searchParams.delete(name);
  history.replaceState(history.state, '', address);
}
