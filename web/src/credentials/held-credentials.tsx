import { useWords } from '../language/words.js';
import { Icon } from '../shell/icon.js';
import type { Credential } from './credential.js';
import { credentialWords } from './credential.words.js';
import { CredentialRows, StatusTag } from './credential-facts.js';
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
            <CredentialRows credential={credential} />
          </dl>
          {credential.reviews.length > 0 && <ReviewHistory credentials={[credential]} />}
        </article>
      ))}
    </section>
  );
}
