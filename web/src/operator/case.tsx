import type { CredentialDecision } from '@app/compliance';
import type { RefObject } from 'react';
import { credentialWords } from '../credentials/credential.words.js';
import { StatusTag } from '../credentials/credential-facts.js';
import { ReviewHistory } from '../credentials/review-history.js';
import { useWords } from '../language/words.js';
import { Link } from '../shell/address.js';
import { DecisionForm } from './decision-form.js';
import { Evidence } from './evidence.js';
import { operatorWords } from './operator.words.js';
import type { QueuedCredential } from './reviews.js';

interface CaseProps {
  readonly entry: QueuedCredential;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onDecided: (decision: CredentialDecision) => void;
  readonly onStale: () => void;
  readonly onSignIn: () => void;
}

/** One waiting credential: what is known of it beside what can be decided. */
export function Case({ entry, heading, onDecided, onStale, onSignIn }: CaseProps) {
  const words = useWords(operatorWords);
  const shared = useWords(credentialWords);
  return (
    <section className="p" aria-labelledby="case-title">
      <div className="ph">
        <Link className="btn back" to="/operator/queue">
          {words.backToList}
        </Link>
        <h2 id="case-title" ref={heading} tabIndex={-1}>
          {words.caseTitle(entry.organisation.name, shared.kinds[entry.kind])}
        </h2>
        <StatusTag status={entry.status} />
      </div>
      <div className="pb case">
        <Evidence credential={entry} organisation={entry.organisation} />
        <DecisionForm
          credential={entry}
          name={entry.organisation.name}
          shortcuts
          onDecided={onDecided}
          onStale={onStale}
          onSignIn={onSignIn}
        />
      </div>
      <div className="pb earlier">
        <h3>{words.earlier}</h3>
        <ReviewHistory credentials={entry.organisation.credentials} />
      </div>
    </section>
  );
}
