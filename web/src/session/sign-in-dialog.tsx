import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../language/language-context.js';
import { Alert } from '../shell/alert.js';
import type { SessionStore } from './session.js';

/** E-mail and password for a session cookie. Both fields are the browser's to fill; neither is kept here. */
export function SignInDialog({ session, onClose }: { readonly session: SessionStore; readonly onClose: () => void }) {
  const { language, t } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    const answer = await session.signIn(String(fields.get('email')), String(fields.get('password')), language);
    setBusy(false);
    if (answer.kind === 'LOST') return setProblem(t.noAnswerSignIn);
    if (answer.kind === 'FAILED') return setProblem(answer.message);
    if (answer.data.__typename === 'Refused') return setProblem(answer.data.message);
    onClose();
  }

  return (
    <dialog className="dlg" ref={dialog} aria-labelledby={title} onClose={onClose}>
      <form onSubmit={event => void submit(event)}>
        <h2 id={title}>{t.signInTitle}</h2>
        {problem !== null && (
          <Alert tone="bad" icon="warn" spoken>
            {problem}
          </Alert>
        )}
        <label className="fld">
          <span className="l">{t.email}</span>
          <span className="in">
            <input name="email" type="email" autoComplete="username" required maxLength={254} />
          </span>
        </label>
        <label className="fld">
          <span className="l">{t.password}</span>
          <span className="in">
            <input name="password" type="password" autoComplete="current-password" required maxLength={200} />
          </span>
        </label>
        <div className="df">
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            {t.cancel}
          </button>
          <button type="submit" className="btn pri" disabled={busy}>
            {busy ? t.signingIn : t.signIn}
          </button>
        </div>
      </form>
    </dialog>
  );
}
