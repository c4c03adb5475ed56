import { shanghaiDate } from '@app/compliance';
import { useWords } from '../language/words.js';
import { Link } from '../shell/address.js';
import { Icon } from '../shell/icon.js';
import { CREDENTIAL_KINDS } from './credential.js';
import { credentialWords } from './credential.words.js';
import { DaysLeft } from './credential-facts.js';
import { words as allWords } from './credentials.words.js';
import type { MyCredentials } from './my-credentials.js';
import { validity } from './validity.js';

/** Where a new submission is the cure. */
const SUBMIT_CURES: ReadonlySet<string> = new Set(['CREDENTIAL_MISSING', 'CREDENTIAL_EXPIRED', 'CREDENTIAL_REVOKED']);

/** What the server finds missing, each with its cure, and what is in force. */
export function Checklist({ mine }: { readonly mine: MyCredentials }) {
  const words = useWords(allWords);
  const shared = useWords(credentialWords);
  const cures: Readonly<Partial<Record<string, string>>> = words.cures;
  const today = shanghaiDate(Date.now());
  const inForce = CREDENTIAL_KINDS.flatMap(kind => {
    const held = mine.credentials.filter(
      credential =>
        credential.kind === kind && credential.status === 'VERIFIED' && validity(credential, today).kind !== 'NOT_YET',
    );
    // of several the one that lasts longest
    const [best] = held.sort((a, b) => ((a.validTo ?? '9999') < (b.validTo ?? '9999') ? 1 : -1));
    return best === undefined ? [] : [best];
  });
  return (
    <section className="p" aria-labelledby="bidding-title">
      <div className="ph">
        <h2 id="bidding-title">{words.bidding}</h2>
        <span className={`tag st-tag ${mine.eligible ? 'ok' : 'warn'}`}>
          <Icon name={mine.eligible ? 'check' : 'warn'} className="s" />
          {mine.eligible ? words.mayBid : words.mayNotBid}
        </span>
      </div>
      <ul className="need">
        {mine.reasons.map(reason => (
          <li key={`${reason.code} ${reason.credentialKind}`}>
            <span className="c-warn">
              <Icon name="x" />
              <span className="vh">{words.unmet}</span>
            </span>
            <span>
              <b>{reason.credentialKind === null ? words.mayNotBid : shared.kinds[reason.credentialKind]}</b>
              <span className="line">{reason.message}</span>
              <span className="m line">{cures[reason.code]}</span>
            </span>
            {reason.credentialKind !== null && SUBMIT_CURES.has(reason.code) && (
              <Link className="btn" to={`/credentials?kind=${reason.credentialKind}`}>
                {words.cureAct(shared.kinds[reason.credentialKind])}
              </Link>
            )}
          </li>
        ))}
        {inForce.map(credential => (
          <li key={credential.id}>
            <span className="c-ok">
              <Icon name="check" />
              <span className="vh">{words.met}</span>
            </span>
            <span>
              <b>{shared.kinds[credential.kind]}</b>
              <span className="m line">
                {words.inForce}
                {credential.validTo !== null && ` · ${shared.untilDay(credential.validTo)}`}{' '}
                <DaysLeft dates={credential} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className="pf">{mine.eligible ? words.mayBidText : words.sellText}</p>
    </section>
  );
}
