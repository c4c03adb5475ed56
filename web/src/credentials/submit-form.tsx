import type { CredentialKind } from '@app/compliance';
import { type SubmitEvent, useEffect, useId, useState } from 'react';
import { newId } from '../api/new-id.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { goTo, useAddress } from '../shell/address.js';
import { Alert } from '../shell/alert.js';
import { CREDENTIAL_KINDS } from './credential.js';
import { credentialWords } from './credential.words.js';
import { words as allWords } from './credentials.words.js';
import { keepSubmission, keptSubmission } from './kept-submission.js';
import { type MyCredentials, type Submission, submitCredential } from './my-credentials.js';
import { NumberField } from './number-field.js';
import { judgeTyped, readNumber } from './typed-number.js';

interface SubmitFormProps {
  readonly organisationId: string;
  readonly mine: MyCredentials;
  readonly onSubmitted: (said: string) => void;
  readonly onSignIn: () => void;
}

type Problem = 'LOST' | { readonly message: string; readonly signIn: boolean };

/** The number is judged while it is typed, by the server's own rules; a submission without an answer goes out again with its id. */
export function SubmitForm({ organisationId, mine, onSubmitted, onSignIn }: SubmitFormProps) {
  const { language, t } = useLanguage();
  const words = useWords(allWords);
  const shared = useWords(credentialWords);
  const asked = useAddress().query.get('kind');
  const wanted = mine.reasons.find(({ credentialKind }) => credentialKind !== null)?.credentialKind ?? null;
  const kind: CredentialKind = CREDENTIAL_KINDS.find(each => each === asked) ?? wanted ?? 'RECYCLER_FILING';
  const [typed, setTyped] = useState('');
  const [validFrom, setValidFrom] = useState('');
  const [validTo, setValidTo] = useState('');
  const [grade, setGrade] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [unanswered, setUnanswered] = useState<Submission | null>(() => keptSubmission(organisationId));
  const dates = useId();

  // what the server has on file is answered, whoever heard it
  const onFile = unanswered !== null && mine.credentials.some(({ id }) => id === unanswered.id);
  useEffect(() => {
    if (!onFile) return;
    keepSubmission(organisationId, null);
    setUnanswered(null);
  }, [onFile, organisationId]);

  const number = readNumber(kind, typed);
  const judged = judgeTyped(kind, number, mine.socialCreditCode);
  const numberNeeded = kind !== 'NORMATIVE_LISTING' && kind !== 'ENVIRONMENTAL_GRADE';
  const numberFine = judged.kind === 'RIGHT' || (judged.kind === 'NOTHING' && !numberNeeded);
  const datesTurned = validFrom !== '' && validTo !== '' && validTo < validFrom;

  async function send(submission: Submission): Promise<void> {
    keepSubmission(organisationId, submission);
    setBusy(true);
    setProblem(null);
    const answer = await submitCredential(submission, language);
    setBusy(false);
    if (answer.kind === 'LOST') {
      setUnanswered(submission);
      return setProblem('LOST');
    }
    keepSubmission(organisationId, null);
    setUnanswered(null);
    if (answer.kind === 'FAILED') {
      return setProblem({ message: answer.message, signIn: answer.code === 'UNAUTHENTICATED' });
    }
    if (answer.data.__typename === 'Refused') return setProblem({ message: answer.data.message, signIn: false });
    setTyped('');
    setValidFrom('');
    setValidTo('');
    setGrade('');
    setTried(false);
    onSubmitted(words.submitted(shared.kinds[submission.kind]));
  }

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    if (busy || unanswered !== null || !numberFine || datesTurned) return;
    void send({
      id: newId(),
      kind,
      number,
      validFrom: validFrom === '' ? null : validFrom,
      validTo: validTo === '' ? null : validTo,
      grade: kind === 'ENVIRONMENTAL_GRADE' && grade.trim() !== '' ? grade.trim() : null,
    });
  }

  return (
    <section className="p submit" aria-labelledby="submit-title">
      <div className="ph">
        <h2 id="submit-title">{words.submitTitle}</h2>
      </div>
      {unanswered !== null && !busy && (
        <div className="pb">
          <Alert tone="warn" icon="warn" title={words.unanswered} spoken>
            <p>{words.unansweredText(shared.kinds[unanswered.kind])}</p>
            <button type="button" className="btn" onClick={() => void send(unanswered)}>
              {words.sendAgain}
            </button>
          </Alert>
        </div>
      )}
      <form className="pb col" onSubmit={submit} noValidate>
        <label className="fld">
          <span className="l">{words.kind}</span>
          <span className="in">
            <select
              value={kind}
              disabled={busy}
              onChange={event => goTo(`/credentials?kind=${event.target.value}`, { replace: true })}
            >
              {CREDENTIAL_KINDS.map(each => (
                <option key={each} value={each}>
                  {shared.kinds[each]}
                </option>
              ))}
            </select>
          </span>
        </label>
        <NumberField
          kind={kind}
          typed={typed}
          number={number}
          judged={judged}
          required={numberNeeded}
          tried={tried}
          disabled={busy}
          onType={setTyped}
        />
        {kind === 'ENVIRONMENTAL_GRADE' && (
          <label className="fld">
            <span className="l">
              {words.grade}
              <span className="t3">{words.gradeHint}</span>
            </span>
            <span className="in">
              <input value={grade} maxLength={64} disabled={busy} onChange={event => setGrade(event.target.value)} />
            </span>
          </label>
        )}
        <div className="fields">
          <label className="fld">
            <span className="l">
              {words.validFrom}
              <span className="t3">{words.optional}</span>
            </span>
            <span className="in">
              <input
                type="date"
                value={validFrom}
                disabled={busy}
                onChange={event => setValidFrom(event.target.value)}
              />
            </span>
          </label>
          <label className="fld">
            <span className="l">
              {words.validTo}
              <span className="t3">{words.optional}</span>
            </span>
            <span className={datesTurned ? 'in err' : 'in'}>
              <input
                type="date"
                value={validTo}
                disabled={busy}
                aria-invalid={datesTurned}
                aria-describedby={dates}
                onChange={event => setValidTo(event.target.value)}
              />
            </span>
          </label>
          <span className="hint e" id={dates} aria-live="polite">
            {datesTurned && words.datesTurned}
          </span>
        </div>
        {problem !== null && problem !== 'LOST' && (
          <Alert tone="bad" icon="warn" title={words.refused} spoken>
            <p>{problem.message}</p>
            {problem.signIn && (
              <button type="button" className="btn" onClick={onSignIn}>
                {t.signIn}
              </button>
            )}
          </Alert>
        )}
        <button type="submit" className="btn pri lg" disabled={busy || unanswered !== null}>
          {busy ? words.submitting : words.submit}
        </button>
        <p className="m">{words.after}</p>
      </form>
    </section>
  );
}
