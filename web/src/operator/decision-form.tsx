import { type CredentialDecision, reviewCredential } from '@app/compliance';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Credential } from '../credentials/credential.js';
import { credentialWords } from '../credentials/credential.words.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Alert } from '../shell/alert.js';
import { Area } from '../shell/field.js';
import { Icon, type IconName } from '../shell/icon.js';
import { type Keys, useKeys } from './keys.js';
import { operatorWords } from './operator.words.js';
import { decide } from './reviews.js';

interface DecisionFormProps {
  readonly credential: Credential;
  /** of the organisation */
  readonly name: string;
  /** V and R ask for a decision; neither decides */
  readonly shortcuts?: boolean;
  readonly onDecided: (decision: CredentialDecision) => void;
  /** somebody else has decided meanwhile */
  readonly onStale: () => void;
  readonly onSignIn: () => void;
}

const DECISIONS: readonly CredentialDecision[] = ['VERIFY', 'REJECT', 'SUSPEND', 'REVOKE'];
const ICONS: Readonly<Record<CredentialDecision, IconName>> = {
  VERIFY: 'check',
  REJECT: 'x',
  SUSPEND: 'lock',
  REVOKE: 'x',
};
const KEY_OF: Readonly<Partial<Record<CredentialDecision, string>>> = { VERIFY: 'V', REJECT: 'R' };
const REASON_MAX = 200;

type Problem = { readonly kind: 'LOST' } | { readonly kind: 'SAID'; readonly message: string; readonly code: string };

/** Two steps: what to decide and why, then what it does, confirmed by name. Nothing counts before the server has answered. */
export function DecisionForm({ credential, name, shortcuts = false, onDecided, onStale, onSignIn }: DecisionFormProps) {
  const { language, t } = useLanguage();
  const words = useWords(operatorWords);
  const kind = useWords(credentialWords).kinds[credential.kind];
  const [reason, setReason] = useState('');
  const [reasonProblem, setReasonProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState<CredentialDecision | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const title = useId();
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen !== null && !busy) confirm.current?.focus();
  }, [chosen, busy]);

  const possible = DECISIONS.filter(decision => {
    const to = reviewCredential(credential.status, decision);
    return to !== 'NOT_ALLOWED' && to !== credential.status;
  });
  const choose = (decision: CredentialDecision) => () => {
    if (busy || !possible.includes(decision)) return;
    setProblem(null);
    if (decision !== 'VERIFY' && reason.trim() === '') {
      setChosen(null);
      setReasonProblem(words.reasonMissing);
      field.current?.focus();
      return;
    }
    setReasonProblem(null);
    setChosen(decision);
  };
  const back = () => {
    if (busy) return;
    setChosen(null);
    setProblem(null);
    field.current?.focus();
  };
  const keys: Keys = shortcuts ? { v: choose('VERIFY'), r: choose('REJECT'), ...(chosen && { escape: back }) } : {};
  useKeys(keys);

  async function send(decision: CredentialDecision): Promise<void> {
    setBusy(true);
    setProblem(null);
    const given = reason.trim();
    const answer = await decide(
      { credentialId: credential.id, decision, reason: given === '' ? null : given },
      language,
    );
    setBusy(false);
    if (answer.kind === 'LOST') return setProblem({ kind: 'LOST' });
    if (answer.kind === 'FAILED' && answer.code === 'BAD_USER_INPUT') {
      setChosen(null);
      setReasonProblem(answer.message);
      return field.current?.focus();
    }
    if (answer.kind === 'FAILED') return setProblem({ kind: 'SAID', message: answer.message, code: answer.code });
    if (answer.data.__typename === 'Refused') {
      return setProblem({ kind: 'SAID', message: answer.data.message, code: answer.data.code });
    }
    onDecided(decision);
  }

  function leaveByEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || chosen === null) return;
    event.preventDefault();
    back();
  }

  if (possible.length === 0) return null;
  const grave = chosen !== null && chosen !== 'VERIFY';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape takes a step back from whatever has the focus in here
    <div className="col decision" onKeyDown={leaveByEscape}>
      <h3>{words.decision}</h3>
      <Area
        area={field}
        label={words.reason}
        note={words.reasonNeeded(possible.filter(decision => decision !== 'VERIFY'))}
        hint={words.reasonHint(REASON_MAX)}
        value={reason}
        maxLength={REASON_MAX}
        disabled={busy}
        readOnly={chosen !== null}
        problem={reasonProblem}
        onChange={typed => {
          setReason(typed);
          setReasonProblem(null);
        }}
      />
      {chosen === null ? (
        <div className="row">
          {possible.map(decision => (
            <button
              key={decision}
              type="button"
              className={`btn ${decision === 'VERIFY' ? 'pri' : 'danger'}`}
              onClick={choose(decision)}
            >
              <Icon name={ICONS[decision]} />
              {words.acts[decision]}
              {shortcuts && KEY_OF[decision] !== undefined && <kbd>{KEY_OF[decision]}</kbd>}
            </button>
          ))}
        </div>
      ) : (
        <section className="col confirm-step" aria-labelledby={title}>
          <h4 id={title}>{words.confirmTitle[chosen](kind, name)}</h4>
          <p>{words.consequences[chosen]}</p>
          {problem !== null && (
            <Alert
              tone={problem.kind === 'LOST' ? 'warn' : 'bad'}
              icon="warn"
              spoken
              title={problem.kind === 'SAID' ? words.refused : undefined}
            >
              <p>{problem.kind === 'LOST' ? words.lost : problem.message}</p>
              {problem.kind === 'SAID' && problem.code === 'UNAUTHENTICATED' && (
                <button type="button" className="btn" onClick={onSignIn}>
                  {t.signIn}
                </button>
              )}
              {problem.kind === 'SAID' && REVIEWED_ELSEWHERE.has(problem.code) && (
                <button type="button" className="btn" onClick={onStale}>
                  {words.reload}
                </button>
              )}
            </Alert>
          )}
          <div className="row">
            <button type="button" className="btn" onClick={back} disabled={busy}>
              {words.back}
            </button>
            <button
              type="button"
              ref={confirm}
              className={grave ? 'btn danger full' : 'btn pri'}
              disabled={busy}
              onClick={() => void send(chosen)}
            >
              {busy ? words.sending : problem?.kind === 'LOST' ? words.sendAgain : words.confirm[chosen](kind)}
            </button>
          </div>
        </section>
      )}
      <p className="m">{words.audit}</p>
    </div>
  );
}

const REVIEWED_ELSEWHERE: ReadonlySet<string> = new Set(['CREDENTIAL_STATE', 'NOT_FOUND']);
