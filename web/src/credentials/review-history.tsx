import type { CredentialKind } from '@app/compliance';
import { calendarDate, shortDateTime } from '../format/clock-time.js';
import { useWords } from '../language/words.js';
import type { Credential, Review } from './credential.js';
import { credentialWords } from './credential.words.js';

/** Decisions, newest first; over several credentials each names its kind. */
export function ReviewHistory({ credentials }: { readonly credentials: readonly Credential[] }) {
  const words = useWords(credentialWords);
  const entries = credentials
    .flatMap(({ id, kind, reviews }) => reviews.map((review, step) => ({ key: `${id} ${step}`, kind, review })))
    .sort((a, b) => (a.review.at < b.review.at ? 1 : -1));
  if (entries.length === 0) return <p className="m">{words.noHistory}</p>;
  return (
    <ol className="reviews">
      {entries.map(({ key, kind, review }) => (
        <Entry key={key} review={review} kind={credentials.length > 1 ? kind : null} />
      ))}
    </ol>
  );
}

function Entry({ review, kind }: { readonly review: Review; readonly kind: CredentialKind | null }) {
  const words = useWords(credentialWords);
  const at = Date.parse(review.at);
  return (
    <li>
      <time className="n t3" dateTime={review.at}>
        {calendarDate(at).slice(0, 4)}-{shortDateTime(at)}
      </time>
      <span>
        <b>{words.decided[review.decision]}</b>
        {kind !== null && ` · ${words.kinds[kind]}`}
        <span className="t3">
          {' '}
          {words.statuses[review.fromStatus]} → {words.statuses[review.toStatus]}
        </span>
        <span className={review.reason === null ? 'm why' : 'why'}>{review.reason ?? words.noReason}</span>
        {review.by !== null && <span className="m why">{review.by}</span>}
      </span>
    </li>
  );
}
