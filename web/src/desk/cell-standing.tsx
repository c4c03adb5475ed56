import type { ReactNode } from 'react';
import type { Auction } from '../auction/auction.js';
import type { BidState } from '../bidding/bid-sender.js';
import { shortDateTime } from '../format/clock-time.js';
import { formatPrice } from '../format/price.js';
import { useWords } from '../language/words.js';
import { Link } from '../shell/address.js';
import { Icon, type IconName } from '../shell/icon.js';
import { words } from './desk.words.js';
import { standingOf } from './standing.js';

interface CellStandingProps {
  readonly auction: Auction;
  readonly own: boolean;
  readonly bid: BidState;
  /** what can be done about it, beside it */
  readonly children?: ReactNode;
}

/** Where I stand, in a glance: shape, word, hue. While a bid of mine has no verdict nothing more is known, and nothing else is said. */
export function CellStanding({ children, ...props }: CellStandingProps) {
  return (
    <div className="stand">
      <StandingTag {...props} />
      {children}
    </div>
  );
}

function StandingTag({ auction, own, bid }: CellStandingProps) {
  const w = useWords(words);
  if (bid.kind === 'UNKNOWN' || bid.kind === 'SENDING') return <Tag tone="warn" icon="clock" words={w.checkingBid} />;
  if (own && auction.status === 'OPEN') return <Tag tone="" icon="info" words={w.ownLot} />;
  const standing = standingOf(auction);
  switch (standing.kind) {
    case 'LEADING':
      return <Tag tone="ok" icon="check" words={w.youLead} />;
    case 'PROXY_LEADING':
      return <Tag tone="ok" icon="loop" words={w.proxyLeads(formatPrice(standing.limit))} />;
    case 'OUTBID':
      return (
        <Tag tone="bad" icon="down" words={standing.by === null ? w.outbid : w.outbidBy(formatPrice(standing.by))} />
      );
    case 'SEALED':
      return standing.mine === null ? (
        <Tag tone="" icon="lock" words={w.sealedNone} />
      ) : (
        <Tag tone="acc" icon="lock" words={w.sealedMine(formatPrice(standing.mine))} />
      );
    case 'WATCHING':
      return <Tag tone="" icon={null} words={w.watching} />;
    case 'SCHEDULED':
      return <Tag tone="" icon="clock" words={w.scheduled(shortDateTime(auction.opensAt))} />;
    case 'CHECKING_OUTCOME':
      return <Tag tone="warn" icon="clock" words={w.checkingOutcome} />;
    case 'WON':
      return (
        <>
          <Tag tone="ok" icon="check" words={w.won} />
          <Link to="/trades">{w.toTrades}</Link>
        </>
      );
    case 'SOLD':
      return <Tag tone="" icon="check" words={w.sold} />;
    case 'PASSED_IN':
      return <Tag tone="" icon="info" words={w.passedIn} />;
    case 'CANCELLED':
      return <Tag tone="warn" icon="x" words={w.cancelled} />;
  }
}

interface TagProps {
  readonly tone: '' | 'ok' | 'warn' | 'bad' | 'acc';
  readonly icon: Exclude<IconName, 'theme' | 'empty'> | 'loop' | null;
  readonly words: string;
}

function Tag({ tone, icon, words: said }: TagProps) {
  return (
    <span className={`tag ${tone}`}>
      {icon === 'loop' ? <LoopIcon /> : icon !== null && <Icon name={icon} className="s" />}
      {said}
    </span>
  );
}

const LoopIcon = () => (
  <svg className="i s" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M12.8 6A5.2 5.2 0 003.3 5.6M3.2 10A5.2 5.2 0 0012.7 10.4M3 2.8v3h3M13 13.2v-3h-3" />
  </svg>
);
