import { useEffect, useState } from 'react';
import { Nothing } from '../auction/nothing.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Link } from '../shell/address.js';
import { Icon } from '../shell/icon.js';
import type { PageProps } from '../shell/page.js';
import { useStore } from '../use-store.js';
import { Auctions } from './auctions-view.js';
import './operator.css';
import { operatorWords } from './operator.words.js';
import { Organisations } from './organisations-view.js';
import { Queue } from './queue.js';

const TABS = ['queue', 'organisations', 'auctions'] as const;

/** Where operators review credentials, look organisations up and oversee auctions. */
export default function OperatorPage({ session, onSignIn, parameters: [given = 'queue'] }: PageProps) {
  const { t } = useLanguage();
  const words = useWords(operatorWords);
  const state = useStore(session);
  const [done, setDone] = useState('');
  const tab = TABS.find(name => name === given);
  useEffect(() => {
    document.title = `${tab === undefined ? words.title : words.tabs[tab]} · ${t.productName}`;
  }, [tab, words, t]);
  if (tab === undefined) {
    return (
      <Nothing title={words.noSuchTab} text={words.lead.queue}>
        <Link className="btn" to="/operator/queue">
          {words.toQueue}
        </Link>
      </Nothing>
    );
  }
  const mayRead = state.kind === 'SIGNED_IN' && state.viewer.organisation.roles.includes('OPERATOR');
  return (
    <main className="page cr operator" id="main" aria-busy={state.kind === 'ASKING'}>
      <div className="head">
        <h1>{mayRead || state.kind === 'ASKING' ? words.tabs[tab] : words.title}</h1>
        {mayRead && <p className="m">{words.lead[tab]}</p>}
      </div>
      {mayRead && (
        <nav className="subtabs" aria-label={words.title}>
          {TABS.map(name => (
            <Link key={name} to={`/operator/${name}`} current={name === tab}>
              {words.tabs[name]}
            </Link>
          ))}
        </nav>
      )}
      <div role="status" className={done === '' ? 'vh' : 'alert ok said'}>
        {done !== '' && (
          <>
            <Icon name="check" />
            <div>{done}</div>
          </>
        )}
      </div>
      {mayRead && tab === 'queue' && <Queue onSignIn={onSignIn} onDone={setDone} />}
      {mayRead && tab === 'organisations' && <Organisations onSignIn={onSignIn} onDone={setDone} />}
      {mayRead && tab === 'auctions' && <Auctions onSignIn={onSignIn} onDone={setDone} />}
      {!mayRead && state.kind !== 'ASKING' && (
        <section className="p empty">
          <Icon name="lock" />
          <h2>{words.onlyOperators}</h2>
          <p>{state.kind === 'SIGNED_IN' ? words.onlyOperatorsText : words.signInText}</p>
          {state.kind === 'ANONYMOUS' && (
            <button type="button" className="btn pri lg" onClick={onSignIn}>
              {t.signIn}
            </button>
          )}
        </section>
      )}
    </main>
  );
}
