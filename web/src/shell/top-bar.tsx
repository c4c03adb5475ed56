import type { Role } from '@app/compliance';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../language/language-context.js';
import type { SessionStore } from '../session/session.js';
import { useStore } from '../use-store.js';
import { Link, useAddress } from './address.js';
import { Icon } from './icon.js';
import { PAGES } from './pages.js';
import { switchTheme } from './theme.js';

export function TopBar({ session, onSignIn }: { readonly session: SessionStore; readonly onSignIn: () => void }) {
  const { language, t, switchLanguage } = useLanguage();
  const state = useStore(session);
  return (
    <header className="top">
      <Link className="logo" to="/">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path className="ring" d="M20.3 15.5A9 9 0 1120.9 10" />
          <rect className="ingot" x="17.8" y="10.8" width="5.2" height="5.2" rx=".6" />
          <path className="letter" d="M8 16.3L12 7.700l4 8.6M9.5 13.3h5" />
        </svg>
        {t.productName}
      </Link>
      <Tabs roles={state.kind === 'SIGNED_IN' ? state.viewer.organisation.roles : []} />
      <span className="sp" />
      <button type="button" className="ib" aria-label={t.switchLanguage} onClick={switchLanguage}>
        {t.switchLanguageShort}
      </button>
      <button type="button" className="ib" aria-label={t.switchTheme} onClick={switchTheme}>
        <Icon name="theme" />
      </button>
      {state.kind === 'SIGNED_IN' ? (
        <>
          <span className="who">{state.viewer.organisation.name}</span>
          <button type="button" className="btn q" onClick={() => void session.signOut(language)}>
            {t.signOut}
          </button>
        </>
      ) : (
        <button type="button" className="btn" onClick={onSignIn} disabled={state.kind === 'ASKING'}>
          {t.signIn}
        </button>
      )}
    </header>
  );
}

function Tabs({ roles }: { readonly roles: readonly Role[] }) {
  const { language, t } = useLanguage();
  const { path } = useAddress();
  const row = useRef<HTMLElement>(null);
  const tabs = PAGES.flatMap(({ tab, path: own }) =>
    tab !== null && (tab.for === 'EVERYBODY' || tab.for.some(role => roles.includes(role))) ? [{ ...tab, own }] : [],
  );
  // on a phone the row scrolls: the page that is open is in sight
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another one is marked
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [path, language, tabs.length]);
  if (tabs.length < 2) return null; // the logo leads to the only one
  return (
    <nav className="tabs" aria-label={t.navigation} ref={row}>
      {tabs.map(tab => (
        <Link key={tab.to} to={tab.to} current={tab.own.test(path)}>
          {tab.name[language]}
        </Link>
      ))}
    </nav>
  );
}
