import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { NotFound } from './auction/nothing.js';
import { useLanguage } from './language/language-context.js';
import { SessionStore } from './session/session.js';
import { SignInDialog } from './session/sign-in-dialog.js';
import { useAddress } from './shell/address.js';
import { PAGES } from './shell/pages.js';
import { TopBar } from './shell/top-bar.js';
import { useLanding } from './shell/use-landing.js';

const VIEWS = PAGES.map(page => ({ ...page, View: lazy(page.load) }));

/** The frame of every page: who is signed in, the way to sign in, and the page that the address names. */
export function App() {
  const { language, t } = useLanguage();
  const session = useMemo(() => new SessionStore(), []);
  const [signingIn, setSigningIn] = useState(false);
  const { path } = useAddress();
  useLanding(path);
  useEffect(() => {
    void session.load(language);
  }, [session, language]);
  const askToSignIn = () => setSigningIn(true);
  const page = VIEWS.find(view => view.path.test(path));
  const parameters = useMemo(() => page?.path.exec(path)?.slice(1) ?? [], [page, path]);
  return (
    <>
      <a className="skip" href="#main">
        {t.skipToContent}
      </a>
      <TopBar session={session} onSignIn={askToSignIn} />
      <Suspense fallback={<main className="page" id="main" aria-busy="true" />}>
        {page === undefined ? (
          <NotFound />
        ) : (
          <page.View key={path} session={session} onSignIn={askToSignIn} parameters={parameters} />
        )}
      </Suspense>
      {signingIn && <SignInDialog session={session} onClose={() => setSigningIn(false)} />}
    </>
  );
}
