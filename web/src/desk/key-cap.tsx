import type { ReactNode } from 'react';

/** The key that does the same as the button it stands on. The button's own words are its name; the help sheet tells the keys. */
export const KeyCap = ({ children }: { readonly children: ReactNode }) => (
  <span className="kbd" aria-hidden="true">
    {children}
  </span>
);

/** Drawn, for many fonts lack the sign of this key. */
export const EnterCap = () => (
  <KeyCap>
    <svg className="i s" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M13 3v5.5H3.5M6.5 5L3 8.5 6.5 12" />
    </svg>
  </KeyCap>
);
