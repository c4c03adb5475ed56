import type { Role } from '@app/compliance';
import { useEffect, useState } from 'react';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Icon } from '../shell/icon.js';
import { LoadFailed } from '../shell/load-failed.js';
import { Notice } from '../shell/notice.js';
import type { PageProps } from '../shell/page.js';
import { useStore } from '../use-store.js';
import { Checklist } from './checklist.js';
import './credentials.css';
import { useAnswer } from '../api/use-answer.js';
import { words as allWords } from './credentials.words.js';
import { CredentialsSkeleton } from './credentials-skeleton.js';
import { HeldCredentials } from './held-credentials.js';
import { loadMyCredentials } from './my-credentials.js';
import { SubmitForm } from './submit-form.js';

const TRADERS: ReadonlySet<Role> = new Set(['COLLECTOR', 'RECYCLER', 'PROCESSOR']);

/** What the organisation needs to bid, what it has on file, and the way to submit more. */
export default function CredentialsPage({ session, onSignIn }: PageProps) {
  const { t } = useLanguage();
  const words = useWords(allWords);
  const state = useStore(session);
  useEffect(() => {
    document.title = `${words.title} · ${t.productName}`;
  }, [words, t]);
  const organisation = state.kind === 'SIGNED_IN' ? state.viewer.organisation : null;
  const trades = organisation?.roles.some(role => TRADERS.has(role)) === true;
  return (
    <main className="page cr credentials" id="main" aria-busy={state.kind === 'ASKING'}>
      <div className="head">
        <h1>{words.title}</h1>
        <p className="m">{words.lead}</p>
      </div>
      {organisation !== null && trades && (
        <Mine key={organisation.id} organisationId={organisation.id} onSignIn={onSignIn} />
      )}
      {state.kind !== 'ASKING' && !trades && (
        <Notice
          icon="lock"
          title={organisation === null ? words.signInTitle : words.notForYou}
          text={organisation === null ? words.signInText : words.notForYouText}
        >
          {organisation === null && (
            <button type="button" className="btn pri lg" onClick={onSignIn}>
              {t.signIn}
            </button>
          )}
        </Notice>
      )}
    </main>
  );
}

function Mine({ organisationId, onSignIn }: { readonly organisationId: string; readonly onSignIn: () => void }) {
  const words = useWords(allWords);
  const { loaded, again } = useAnswer(language => loadMyCredentials(organisationId, language), organisationId);
  const [said, setSaid] = useState('');
  if (loaded.kind === 'FAILED') return <LoadFailed title={words.loadFailed} message={loaded.message} onRetry={again} />;
  if (loaded.kind === 'LOADING') return <CredentialsSkeleton />;
  const mine = loaded.data;
  return (
    <>
      <div role="status" className={said === '' ? 'vh' : 'alert ok said'}>
        {said !== '' && (
          <>
            <Icon name="check" />
            <div>{said}</div>
          </>
        )}
      </div>
      <div className="crg">
        <div className="col">
          <Checklist mine={mine} />
          <HeldCredentials credentials={mine.credentials} />
        </div>
        <SubmitForm
          organisationId={organisationId}
          mine={mine}
          onSignIn={onSignIn}
          onSubmitted={sentence => {
            setSaid(sentence);
            again();
          }}
        />
      </div>
    </>
  );
}
