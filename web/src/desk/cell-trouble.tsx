import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Link } from '../shell/address.js';
import { Alert } from '../shell/alert.js';
import type { BidWay } from './bid-way.js';
import { words } from './desk.words.js';
import type { Eligibility } from './load-desk.js';
import type { CellState } from './watched-auction.js';

interface CellTroubleProps {
  readonly state: CellState;
  readonly way: BidWay;
  readonly eligibility: Eligibility | null;
}

/** What keeps this one auction from being bid in, said where it is. */
export function CellTrouble({ state, way, eligibility }: CellTroubleProps) {
  const w = useWords(words);
  const { t } = useLanguage();
  const over = state.followed.auction.status === 'CLOSED' || state.followed.auction.status === 'CANCELLED';
  if (state.connection === 'OFFLINE' && !over)
    return (
      <Alert tone="warn" icon="warn">
        {w.cellOffline}
      </Alert>
    );
  if (state.connection === 'RECONNECTING' && !over)
    return (
      <Alert tone="warn" icon="warn">
        {state.tries === 0 ? w.cellLineLost : w.cellReconnecting(state.tries)}
      </Alert>
    );
  if (way.kind !== 'NONE') return null;
  if (way.why === 'TIME_UP')
    return (
      <Alert tone="warn" icon="clock">
        {w.timeUp}
      </Alert>
    );
  if (way.why === 'NOT_ELIGIBLE')
    return (
      <Alert tone="warn" icon="lock" title={w.notEligible}>
        <ul>
          {(eligibility?.reasons ?? []).map(({ code, message }) => (
            <li key={`${code} ${message}`}>{message}</li>
          ))}
        </ul>
        <Link to="/credentials">{w.toCredentials}</Link>
      </Alert>
    );
  if (way.why === 'NOT_LIVE') return <p className="m whole">{t.connecting}</p>;
  return null;
}
