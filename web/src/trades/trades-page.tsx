import { useEffect } from 'react';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { NoticePage } from '../shell/notice.js';
import type { PageProps } from '../shell/page.js';
import { useStore } from '../use-store.js';
import { Skeleton } from './skeleton.js';
import { TradeList } from './trade-list.js';
import { TradeView } from './trade-view.js';
import './trades.css';
import { words } from './trades.words.js';

/** /trades: the trades of my organisation; /trades/:id: one of them. Both are for who is signed in. */
export default function TradesPage({ session, onSignIn, parameters: [id] }: PageProps) {
  const w = useWords(words);
  const { t } = useLanguage();
  const state = useStore(session);
  const isSignedIn = state.kind === 'SIGNED_IN';
  useEffect(() => {
    if (!isSignedIn) document.title = t.pageTitle(w.title); // the list and a trade have titles of their own
  }, [isSignedIn, t, w]);
  if (state.kind === 'ASKING') return <Skeleton isOne={id !== undefined} />;
  if (state.kind === 'ANONYMOUS') {
    return (
      <NoticePage icon="lock" title={w.signInTitle} text={w.signInText}>
        <button type="button" className="btn pri lg" onClick={onSignIn}>
          {t.signIn}
        </button>
      </NoticePage>
    );
  }
  const { id: organisationId } = state.viewer.organisation;
  return id === undefined ? (
    <TradeList key={organisationId} organisationId={organisationId} session={session} />
  ) : (
    <TradeView key={`${organisationId} ${id}`} id={id} organisationId={organisationId} session={session} />
  );
}
