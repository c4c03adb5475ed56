import { type CredentialDecision, checkSocialCreditCode, reviewCredential } from '@app/compliance';
import { useState } from 'react';
import { useAnswer } from '../api/use-answer.js';
import type { Credential } from '../credentials/credential.js';
import { credentialWords } from '../credentials/credential.words.js';
import { CredentialRows, MarkedNumber, StatusTag } from '../credentials/credential-facts.js';
import { ReviewHistory } from '../credentials/review-history.js';
import { provinceName } from '../format/provinces.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Link } from '../shell/address.js';
import { Icon } from '../shell/icon.js';
import { LoadFailed } from '../shell/load-failed.js';
import { UnverifiedTag } from '../shell/unverified-tag.js';
import { DecisionForm } from './decision-form.js';
import { operatorWords } from './operator.words.js';
import { loadOrganisation, type OrganisationFile } from './organisations.js';

interface OrganisationPanelProps {
  readonly id: string;
  readonly back: string;
  readonly onDone: (said: string) => void;
  readonly onSignIn: () => void;
}

/** Everything on file about one organisation. */
export function OrganisationPanel({ id, back, onDone, onSignIn }: OrganisationPanelProps) {
  const shared = useWords(credentialWords);
  const words = useWords(operatorWords);
  const { loaded, again } = useAnswer(language => loadOrganisation(id, language), id);
  if (loaded.kind === 'FAILED')
    return <LoadFailed title={shared.loadFailed} message={loaded.message} onRetry={again} />;
  if (loaded.kind === 'LOADING') return <section className="p sk-body" aria-busy="true" />;
  if (loaded.data === null) {
    return (
      <section className="p empty">
        <Icon name="info" />
        <h2>{words.unknownOrganisation}</h2>
        <Link className="btn" to={back}>
          {words.backToList}
        </Link>
      </section>
    );
  }
  return <FilePanel file={loaded.data} back={back} onChanged={again} onDone={onDone} onSignIn={onSignIn} />;
}

interface FilePanelProps extends Omit<OrganisationPanelProps, 'id'> {
  readonly file: OrganisationFile;
  readonly onChanged: () => void;
}

function FilePanel({ file, back, onChanged, onDone, onSignIn }: FilePanelProps) {
  const { language } = useLanguage();
  const words = useWords(operatorWords);
  const shared = useWords(credentialWords);
  const code = file.unifiedSocialCreditCode;
  const verdict = code === null ? null : checkSocialCreditCode(code);
  return (
    <section className="p" aria-labelledby="file-title">
      <div className="ph">
        <Link className="btn back" to={back}>
          {words.backToList}
        </Link>
        <h2 id="file-title">{file.name}</h2>
        {file.verified ? (
          <span className="tag st-tag ok">
            <Icon name="check" className="s" />
            {words.verified}
          </span>
        ) : (
          <UnverifiedTag />
        )}
      </div>
      <dl className="pb kv">
        <dt>{words.code}</dt>
        <dd>
          {code === null ? (
            words.noCode
          ) : (
            <MarkedNumber number={code} wrongAt={verdict?.kind === 'INVALID' ? verdict.position : null} />
          )}
          {verdict !== null && (
            <span className={verdict.kind === 'VALID' ? 'm c-ok line' : 'm c-bad line'}>
              {verdict.kind === 'VALID' ? words.codeRight : words.codeWrong(verdict.position)}
            </span>
          )}
        </dd>
        <dt>{words.roles}</dt>
        <dd>{file.roles.map(role => shared.roles[role]).join(' · ')}</dd>
        <dt>{words.region}</dt>
        <dd>
          {provinceName(file.region, language)} <span className="t3">{file.region}</span>
        </dd>
      </dl>
      {file.credentials.length === 0 && <p className="pf">{words.noCredentials}</p>}
      {file.credentials.toReversed().map(credential => (
        <OneCredential
          key={credential.id}
          credential={credential}
          name={file.name}
          onDecided={decision => {
            onChanged();
            onDone(words.done[decision](shared.kinds[credential.kind], file.name));
          }}
          onStale={onChanged}
          onSignIn={onSignIn}
        />
      ))}
    </section>
  );
}

interface OneCredentialProps {
  readonly credential: Credential;
  readonly name: string;
  readonly onDecided: (decision: CredentialDecision) => void;
  readonly onStale: () => void;
  readonly onSignIn: () => void;
}

function OneCredential({ credential, name, onDecided, onStale, onSignIn }: OneCredentialProps) {
  const words = useWords(operatorWords);
  const shared = useWords(credentialWords);
  const [deciding, setDeciding] = useState(false);
  const decidable = (['VERIFY', 'REJECT', 'SUSPEND', 'REVOKE'] as const).some(decision => {
    const to = reviewCredential(credential.status, decision);
    return to !== 'NOT_ALLOWED' && to !== credential.status;
  });
  return (
    <div className="pb one-credential">
      <div className="row">
        <h3>{shared.kinds[credential.kind]}</h3>
        <StatusTag status={credential.status} />
        <span className="f1" />
        {decidable && (
          <button type="button" className="btn" aria-expanded={deciding} onClick={() => setDeciding(!deciding)}>
            {words.decide}
            <span className="vh"> · {shared.kinds[credential.kind]}</span>
          </button>
        )}
      </div>
      <div className="case">
        <dl className="kv">
          <CredentialRows credential={credential} />
        </dl>
        <ReviewHistory credentials={[credential]} />
      </div>
      {deciding && (
        <DecisionForm
          credential={credential}
          name={name}
          onDecided={decision => {
            setDeciding(false);
            onDecided(decision);
          }}
          onStale={onStale}
          onSignIn={onSignIn}
        />
      )}
    </div>
  );
}
