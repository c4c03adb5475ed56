import { useEffect, useState } from 'react';
import { useWords } from '../language/words.js';
import { Alert } from '../shell/alert.js';
import { words } from './trades.words.js';
import type { Act } from './use-act.js';

/** What became of an act: under way, unknown, or refused and why. Nothing when there is nothing to say. */
export function ActOutcome<Input>({
  act: { sender, state },
  id,
}: {
  readonly act: Act<Input>;
  readonly id: string | null;
}) {
  const w = useWords(words);
  switch (state.kind) {
    case 'IDLE':
      return null;
    case 'SENDING':
      return (
        <p className="m" role="status">
          {w.sending}
        </p>
      );
    case 'UNKNOWN':
      return (
        <Alert tone="warn" icon="clock" title={w.unknownTitle} spoken>
          <p>{w.unknownText[state.cause]}</p>
          {state.retryAt === null && state.cause === 'LOST' && <p>{w.unknownStopped}</p>}
          {state.retryAt !== null && (
            <p>
              <SecondsTo instant={state.retryAt}>{w.nextTry}</SecondsTo>
            </p>
          )}
          {id !== null && <p className="m">{w.unknownId(id)}</p>}
          <div className="row">
            <button type="button" className="btn" onClick={() => sender.checkAgain()}>
              {w.sendAgain}
            </button>
            <button type="button" className="btn" onClick={() => sender.abandon()}>
              {w.giveUp}
            </button>
          </div>
        </Alert>
      );
    case 'REFUSED':
      return (
        <Alert tone="bad" icon="warn" title={w.refusedTitle} spoken onClose={() => sender.acknowledge()}>
          <p>{state.message}</p>
          {state.code !== 'REWEIGH_NEEDED' && <p>{w.refusedNothing}</p>}
        </Alert>
      );
  }
}

/** Full seconds until an instant of this device; never below 1. */
function SecondsTo({
  instant,
  children,
}: {
  readonly instant: number;
  readonly children: (seconds: number) => string;
}) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return <>{children(Math.max(1, Math.ceil((instant - now) / 1_000)))}</>;
}
