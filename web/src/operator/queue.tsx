import type { CredentialDecision } from '@app/compliance';
import { useEffect, useRef, useState } from 'react';
import { useAnswer } from '../api/use-answer.js';
import { credentialWords } from '../credentials/credential.words.js';
import { useWords } from '../language/words.js';
import { goTo, Link, useAddress } from '../shell/address.js';
import { Icon } from '../shell/icon.js';
import { LoadFailed } from '../shell/load-failed.js';
import { Case } from './case.js';
import { type Keys, useKeys } from './keys.js';
import { ListSkeleton } from './list-skeleton.js';
import { operatorWords } from './operator.words.js';
import { loadQueue, type QueuedCredential } from './reviews.js';

/** What the server gives at most in one look. */
const QUEUE_MAX = 100;
const MINUTE_MS = 60_000;

interface QueueProps {
  readonly onSignIn: () => void;
  readonly onDone: (said: string) => void;
}

/** Submitted credentials, oldest first: the list, and one of them with evidence beside decision. */
export function Queue({ onSignIn, onDone }: QueueProps) {
  const shared = useWords(credentialWords);
  const { loaded, again } = useAnswer(loadQueue, 'queue');
  if (loaded.kind === 'FAILED')
    return <LoadFailed title={shared.loadFailed} message={loaded.message} onRetry={again} />;
  if (loaded.kind === 'LOADING') return <ListSkeleton />;
  return <LoadedQueue queue={loaded.data} onRefresh={again} onSignIn={onSignIn} onDone={onDone} />;
}

interface LoadedQueueProps extends QueueProps {
  readonly queue: readonly QueuedCredential[];
  readonly onRefresh: () => void;
}

function LoadedQueue({ queue, onRefresh, onSignIn, onDone }: LoadedQueueProps) {
  const words = useWords(operatorWords);
  const shared = useWords(credentialWords);
  const asked = useAddress().query.get('id');
  /** what the server said is decided: gone from the list until it is loaded anew */
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const waiting = queue.filter(({ id }) => !decided.has(id));
  const shown = asked === null ? waiting[0] : waiting.find(({ id }) => id === asked);
  const heading = useRef<HTMLHeadingElement>(null);
  const [toFocus, setToFocus] = useState<string | null>(null);
  useEffect(() => {
    if (toFocus !== null && toFocus === shown?.id) heading.current?.focus();
  }, [toFocus, shown]);

  function open(entry: QueuedCredential | undefined): void {
    goTo(addressOf(entry?.id ?? null), { replace: true });
    setToFocus(entry?.id ?? null);
  }
  function settle(entry: QueuedCredential, decision: CredentialDecision): void {
    const place = waiting.indexOf(entry);
    setDecided(new Set([...decided, entry.id]));
    open(waiting[place + 1] ?? waiting[place - 1]);
    onDone(words.done[decision](shared.kinds[entry.kind], entry.organisation.name));
  }
  const step = (by: 1 | -1) => () => {
    const place = shown === undefined ? -1 : waiting.indexOf(shown);
    const next = waiting[Math.max(0, place + by)];
    if (next !== undefined) open(next);
  };
  const keys: Keys = { j: step(1), k: step(-1) };
  useKeys(keys);

  const oldest = waiting[0];
  const refresh = () => {
    setDecided(new Set());
    onRefresh();
  };
  return (
    <div className={asked === null ? 'opg' : 'opg one'}>
      <section className="p list" aria-labelledby="queue-title">
        <div className="ph">
          <h2 id="queue-title">{words.waiting(waiting.length)}</h2>
          {oldest !== undefined && <span className="m">{words.oldest(ageOf(oldest, words.age))}</span>}
          <button type="button" className="btn" onClick={refresh}>
            {shared.refresh}
          </button>
        </div>
        {oldest === undefined ? (
          <div className="empty">
            <Icon name="check" />
            <h3>{words.queueEmpty}</h3>
            <p>{words.queueEmptyText}</p>
          </div>
        ) : (
          <ul className="qlist">
            {waiting.map(entry => (
              <li key={entry.id} className={entry.id === shown?.id ? 'on' : ''}>
                <Link to={addressOf(entry.id)} current={entry.id === shown?.id}>
                  <b>{entry.organisation.name}</b>
                  <span className={overdue(entry) ? 'm age c-warn b' : 'm age'}>{ageOf(entry, words.age)}</span>
                  <span className="m">
                    {shared.kinds[entry.kind]} ·{' '}
                    {entry.validTo === null ? words.noUntil : words.untilShort(entry.validTo)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
        {queue.length >= QUEUE_MAX && <p className="pf">{words.queueFull}</p>}
        {oldest !== undefined && <p className="pf keys">{words.keys}</p>}
      </section>
      {shown !== undefined ? (
        <Case
          key={shown.id}
          entry={shown}
          heading={heading}
          onDecided={decision => settle(shown, decision)}
          onStale={refresh}
          onSignIn={onSignIn}
        />
      ) : (
        asked !== null && (
          <section className="p empty one-only">
            <Icon name="info" />
            <h2>{words.notWaiting}</h2>
            <p>{words.notWaitingText}</p>
            <Link className="btn" to="/operator/queue">
              {words.backToList}
            </Link>
          </section>
        )
      )}
    </div>
  );
}

const addressOf = (id: string | null): string => (id === null ? '/operator/queue' : `/operator/queue?id=${id}`);

const minutesOf = ({ submittedAt }: QueuedCredential): number =>
  submittedAt === null ? 0 : Math.max(0, Math.floor((Date.now() - Date.parse(submittedAt)) / MINUTE_MS));
const ageOf = (entry: QueuedCredential, say: (minutes: number) => string): string => say(minutesOf(entry));
const overdue = (entry: QueuedCredential): boolean => minutesOf(entry) > 1_440;
