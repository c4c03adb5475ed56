import { shortDateTime } from '../format/clock-time.js';
import { useWords } from '../language/words.js';
import { Icon } from '../shell/icon.js';
import type { Credential } from './credential.js';
import { credentialWords } from './credential.words.js';
import { StatusTag, ValiditySpan } from './credential-facts.js';
import { words as allWords } from './credentials.words.js';
import { ReviewHistory } from './review-history.js';

/** Everything on file, newest first, with what operators decided. */
export function HeldCredentials({ credentials }: { readonly credentials: readonly Credential[] }) {
  const words = useWords(allWords);
  const shared = useWords(credentialWords);
  return (
    <section className="p" aria-labelledby="mine-title">
      <div className="ph">
        <h2 id="mine-title">{words.mine}</h2>
      </div>
      {credentials.length === 0 && (
        <div className="empty">
          <Icon name="empty" />
          <h3>{words.none}</h3>
          <p>{words.noneText}</p>
        </div>
      )}
      {credentials.toReversed().map(credential => (
        <article key={credential.id} className="pb held">
          <div className="row">
            <h3>{shared.kinds[credential.kind]}</h3>
            <StatusTag status={credential.status} />
          </div>
          <dl className="kv">
            <dt>{shared.number}</dt>
            <dd className="code">{credential.number ?? shared.noNumber}</dd>
            {credential.grade !== null && (
              <>
                <dt>{shared.grade}</dt>
                <dd>{credential.grade}</dd>
              </>
            )}
            <dt>{shared.valid}</dt>
            <dd>
              <ValiditySpan dates={credential} />
            </dd>
            {credential.submittedAt !== null && (
              <>
                <dt>{shared.submitted}</dt>
                <dd className="n">{shortDateTime(Date.parse(credential.submittedAt))}</dd>
              </>
            )}
          </dl>
          {credential.reviews.length > 0 && <ReviewHistory credentials={[credential]} />}
        </article>
      ))}
    </section>
  );
}
