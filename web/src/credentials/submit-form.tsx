import type { CredentialKind } from '@app/compliance';
import { type SubmitEvent, useEffect, useState } from 'react';
import { isUndecided, refusalOf } from '../api/command-sender.js';
import { newId } from '../api/new-id.js';
import { useCommand } from '../api/use-command.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { goTo, useAddress } from '../shell/address.js';
import { Alert } from '../shell/alert.js';
import { Field, Select } from '../shell/field.js';
import { UnknownCommand } from '../shell/unknown-command.js';
import { CREDENTIAL_KINDS } from './credential.js';
import { credentialWords } from './credential.words.js';
import { words as allWords } from './credentials.words.js';
import { type MyCredentials, submitCredential } from './my-credentials.js';
import { NumberField } from './number-field.js';
import { judgeTyped, readNumber } from './typed-number.js';

interface SubmitFormProps {
  readonly organisationId: string;
  readonly mine: MyCredentials;
  readonly onSubmitted: (said: string) => void;
  readonly onSignIn: () => void;
}

/** The number is judged while it is typed, by the server's own rules; a submission without an answer goes out again with its id. */
export function SubmitForm({ organisationId, mine, onSubmitted, onSignIn }: SubmitFormProps) {
  const { t } = useLanguage();
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
  const submission = useCommand({
    place: `credential:${organisationId}`,
    send: submitCredential,
    decided: ({ __typename }, sent) => {
      if (__typename !== 'Credential') return;
      setTyped('');
      setValidFrom('');
      setValidTo('');
      setGrade('');
      setTried(false);
      onSubmitted(words.submitted(shared.kinds[sent.kind]));
    },
  });
  const { sender, state } = submission;
  const busy = isUndecided(state);
  const refusal = refusalOf(state);

  // what the server has on file is decided, whoever heard it
  const onFile = state.kind === 'UNKNOWN' && mine.credentials.some(({ id }) => id === state.command.id);
  useEffect(() => {
    if (onFile) sender.abandon();
  }, [onFile, sender]);

  const number = readNumber(kind, typed);
  const judged = judgeTyped(kind, number, mine.socialCreditCode);
  const numberNeeded = kind !== 'NORMATIVE_LISTING' && kind !== 'ENVIRONMENTAL_GRADE';
  const numberFine = judged.kind === 'RIGHT' || (judged.kind === 'NOTHING' && !numberNeeded);
  const datesTurned = validFrom !== '' && validTo !== '' && validTo < validFrom;

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    if (busy || !numberFine || datesTurned) return;
    sender.place({
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
      {state.kind === 'UNKNOWN' && (
        <div className="pb">
          <UnknownCommand use={submission} id={state.command.id.slice(0, 8)} onSignIn={onSignIn}>
            <p>{words.unansweredText(shared.kinds[state.command.kind])}</p>
          </UnknownCommand>
        </div>
      )}
      <form className="pb col" onSubmit={submit} noValidate>
        <Select
          label={words.kind}
          options={CREDENTIAL_KINDS.map(each => [each, shared.kinds[each]] as const)}
          value={kind}
          disabled={busy}
          problem={null}
          onChange={each => goTo(`/credentials?kind=${each}`, { replace: true })}
        />
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
          <Field
            label={words.grade}
            note={words.gradeHint}
            value={grade}
            maxLength={64}
            disabled={busy}
            problem={null}
            onChange={setGrade}
          />
        )}
        <div className="fields">
          <Field
            label={words.validFrom}
            note={t.optional}
            type="date"
            value={validFrom}
            disabled={busy}
            problem={null}
            onChange={setValidFrom}
          />
          <Field
            label={words.validTo}
            note={t.optional}
            type="date"
            value={validTo}
            disabled={busy}
            problem={datesTurned ? words.datesTurned : null}
            onChange={setValidTo}
          />
        </div>
        {refusal !== null && (
          <Alert tone="bad" icon="warn" title={words.refused} spoken onClose={() => sender.acknowledge()}>
            <p>{refusal.message}</p>
            {refusal.code === 'UNAUTHENTICATED' && (
              <button type="button" className="btn" onClick={onSignIn}>
                {t.signIn}
              </button>
            )}
          </Alert>
        )}
        <button type="submit" className="btn pri lg" disabled={busy}>
          {state.kind === 'SENDING' ? words.submitting : words.submit}
        </button>
        <p className="m">{words.after}</p>
      </form>
    </section>
  );
}
