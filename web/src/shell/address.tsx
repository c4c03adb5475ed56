import { type MouseEvent, type ReactNode, useSyncExternalStore } from 'react';

/** Where the reader is: the address is the state of filters and tabs, so that it can be kept and sent. */
export interface Address {
  readonly path: string;
  readonly query: URLSearchParams;
}

const MOVED = 'aluloop:moved';

/** Goes to another address of this client; `replace` when the reader would not expect Back to come here again. */
export function goTo(target: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (target === location.pathname + location.search) return;
  const samePage = new URL(target, location.href).pathname === location.pathname;
  if (replace) history.replaceState(null, '', target);
  else history.pushState(null, '', target);
  dispatchEvent(new Event(MOVED));
  if (!samePage) scrollTo(0, 0);
}

const listen = (changed: () => void): (() => void) => {
  addEventListener('popstate', changed);
  addEventListener(MOVED, changed);
  return () => {
    removeEventListener('popstate', changed);
    removeEventListener(MOVED, changed);
  };
};

let last: { readonly href: string; readonly address: Address } | null = null;

function current(): Address {
  const href = location.pathname + location.search;
  if (last?.href !== href)
    last = { href, address: { path: location.pathname, query: new URLSearchParams(location.search) } };
  return last.address;
}

export const useAddress = (): Address => useSyncExternalStore(listen, current);

interface LinkProps {
  readonly to: string;
  readonly className?: string;
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** A link inside the client: a plain one to everybody, and no new page load for a plain click. */
export function Link({ to, className, current: isCurrent = false, children }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <a href={to} className={className} aria-current={isCurrent ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}
