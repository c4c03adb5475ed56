import { checkCredentialNumber, checkSocialCreditCode, shanghaiDate } from '@app/compliance';
import type { Credential } from '../credentials/credential.js';
import { type CredentialWords, credentialWords } from '../credentials/credential.words.js';
import { CredentialRows, MarkedNumber } from '../credentials/credential-facts.js';
import { validity } from '../credentials/validity.js';
import { provinceName } from '../format/provinces.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Link } from '../shell/address.js';
import { Icon, type IconName } from '../shell/icon.js';
import { UnverifiedTag } from '../shell/unverified-tag.js';
import { type OperatorWords, operatorWords } from './operator.words.js';
import type { OrganisationFile } from './organisations.js';

interface EvidenceProps {
  readonly credential: Credential;
  readonly organisation: OrganisationFile;
}

/** What the organisation states, and what this page found out about it by the server's own rules. */
export function Evidence({ credential, organisation }: EvidenceProps) {
  const { language } = useLanguage();
  const words = useWords(operatorWords);
  const shared = useWords(credentialWords);
  const verdict = checkCredentialNumber(credential.kind, credential.number, organisation.unifiedSocialCreditCode);
  return (
    <div className="col evidence">
      <h3>{words.evidence}</h3>
      <dl className="kv">
        <dt>{words.organisation}</dt>
        <dd>
          <Link to={`/operator/organisations?id=${organisation.id}`}>{organisation.name}</Link>
          {!organisation.verified && <UnverifiedTag />}
        </dd>
        <dt>{words.code}</dt>
        <dd className="code">{organisation.unifiedSocialCreditCode ?? words.noCode}</dd>
        <dt>{words.region}</dt>
        <dd>
          {provinceName(organisation.region, language)} <span className="t3">{organisation.region}</span>
        </dd>
        <dt>{words.roles}</dt>
        <dd>{organisation.roles.map(role => shared.roles[role]).join(' · ')}</dd>
        <dt>{words.kind}</dt>
        <dd>{shared.kinds[credential.kind]}</dd>
        <CredentialRows
          credential={credential}
          number={
            credential.number !== null && verdict.kind === 'INVALID' ? (
              <MarkedNumber number={credential.number} wrongAt={verdict.position} />
            ) : undefined
          }
        />
      </dl>
      <h3>{words.checks}</h3>
      <ul className="checks">
        {checksOf(credential, organisation, words, shared).map(({ look, text }) => (
          <li key={text}>
            <span className={LOOKS[look].tone}>
              <Icon name={LOOKS[look].icon} />
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Look = 'OK' | 'LOOK' | 'BAD' | 'NOTE';
const LOOKS: Readonly<Record<Look, { readonly tone: string; readonly icon: IconName }>> = {
  OK: { tone: 'c-ok', icon: 'check' },
  LOOK: { tone: 'c-warn', icon: 'warn' },
  BAD: { tone: 'c-bad', icon: 'x' },
  NOTE: { tone: 't3', icon: 'info' },
};
interface Check {
  readonly look: Look;
  readonly text: string;
}

function checksOf(
  credential: Credential,
  organisation: OrganisationFile,
  words: OperatorWords,
  shared: CredentialWords,
): readonly Check[] {
  const inForce = organisation.credentials.find(
    held => held.id !== credential.id && held.kind === credential.kind && held.status === 'VERIFIED',
  );
  return [
    codeCheck(organisation.unifiedSocialCreditCode, words),
    ...numberChecks(credential, organisation, words, shared),
    validityCheck(credential, words),
    organisation.verified
      ? { look: 'OK', text: words.verifiedBefore }
      : { look: 'NOTE', text: words.firstVerification },
    ...(inForce === undefined
      ? []
      : [
          {
            look: 'NOTE' as const,
            text: words.renewal(inForce.validTo === null ? shared.noEnd : shared.untilDay(inForce.validTo)),
          },
        ]),
  ];
}

function codeCheck(code: string | null, words: OperatorWords): Check {
  if (code === null) return { look: 'NOTE', text: words.codeNone };
  const verdict = checkSocialCreditCode(code);
  return verdict.kind === 'VALID'
    ? { look: 'OK', text: words.codeRight }
    : { look: 'BAD', text: words.codeWrong(verdict.position) };
}

function numberChecks(
  { kind, number }: Credential,
  { unifiedSocialCreditCode }: OrganisationFile,
  words: OperatorWords,
  shared: CredentialWords,
): readonly Check[] {
  const verdict = checkCredentialNumber(kind, number, unifiedSocialCreditCode);
  if (verdict.kind === 'INVALID') return [{ look: 'BAD', text: shared.faults[verdict.fault](verdict.position) }];
  if (number === null) return [{ look: 'LOOK', text: words.numberAbsent }];
  if (kind !== 'DISCHARGE_PERMIT') return [{ look: 'NOTE', text: words.numberPlain }];
  return [
    { look: 'OK', text: words.permitBound },
    verdict.notes.includes('REGISTRATION_NOT_PERMIT')
      ? { look: 'LOOK', text: shared.receipt }
      : { look: 'OK', text: words.permitLetter(number.slice(-1)) },
  ];
}

function validityCheck(credential: Credential, words: OperatorWords): Check {
  const state = validity(credential, shanghaiDate(Date.now()));
  switch (state.kind) {
    case 'UNBOUNDED':
      return { look: 'NOTE', text: words.validNoEnd };
    case 'NOT_YET':
      return { look: 'LOOK', text: words.validNotYet };
    case 'LEFT':
      return state.soon ? { look: 'LOOK', text: words.validSoon } : { look: 'OK', text: words.validNow };
    case 'OVER':
      return { look: 'BAD', text: words.validOver };
  }
}
