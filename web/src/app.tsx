import { useEffect, useMemo, useState } from 'react';
import { AuctionPage } from './auction/auction-page.js';
import { useLanguage } from './language/language-context.js';
import { SessionStore } from './session/session.js';
import { SignInDialog } from './session/sign-in-dialog.js';
import { routeOf } from './shell/route.js';
import { TopBar } from './shell/top-bar.js';

/** The page: who is signed in, the way to sign in, and the auction that the address names. */
export function App() {
  const { language, t } = useLanguage();
  const session = useMemo(() => new SessionStore(), []);
  const [signingIn, setSigningIn] = useState(false);
  const route = useMemo(() => routeOf(location.pathname), []);
  useEffect(() => {
    void session.load(language);
  }, [session, language]);
  const askToSignIn = () => setSigningIn(true);
  return (
    <>
      <a className="skip" href="#main">
        {t.skipToContent}
      </a>
      <TopBar session={session} onSignIn={askToSignIn} />
      <AuctionPage route={route} session={session} onSignIn={askToSignIn} />
      {signingIn && <SignInDialog session={session} onClose={() => setSigningIn(false)} />}
    </>
  );
}
