import { standingLimit } from '../bidding/standing-limit.js';
import { clockTime } from '../format/clock-time.js';
import { formatTonnes } from '../format/mass.js';
import { decimalOf, formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import type { Connection } from '../live/auction-feed.js';
import { useStore } from '../use-store.js';
import { words } from './desk.words.js';
import type { DeskBook } from './desk-book.js';
import { type DeskLine, lineNow } from './desk-line.js';
import { deskSums } from './desk-sums.js';
import { useSecond } from './use-second.js';

/** What all the cells come to together, and how the server is heard. */
export function DeskFigures({ book, line }: { readonly book: DeskBook; readonly line: DeskLine }) {
  const { t } = useLanguage();
  const w = useWords(words);
  useStore(book);
  const cells = book.all();
  const sums = deskSums(
    cells.map(({ lot, watched }) => {
      const { connection, followed } = watched.get();
      const { status, leading, currentPrice } = followed.auction;
      const limit = standingLimit(followed.auction);
      return { status, leading, massKg: lot.massKg, currentPrice, limit, live: connection === 'LIVE' };
    }),
  );
  const open = cells.filter(({ watched }) => watched.get().followed.auction.status === 'OPEN').length;
  return (
    <section className="kpis" aria-label={w.pageTitle}>
      <Figure label={w.leading} unit={w.auctions(sums.leading)} value={String(sums.leading)}>
        {w.ofOpen(open)}
        {sums.leading > 0 && (
          <>
            {' · '}
            <span className="n">
              {formatTonnes(sums.leadingMassKg)}
              <span className="u">{t.tonnes}</span>
            </span>
          </>
        )}
      </Figure>
      <Figure
        label={w.outbidCount}
        unit={w.auctions(sums.outbid)}
        value={String(sums.outbid)}
        tone={sums.outbid > 0 ? 'c-bad' : ''}
      >
        {sums.stale > 0 && w.staleFigures(sums.stale)}
      </Figure>
      <Figure label={w.ifAllWon} unit={t.cny} value={formatPrice(decimalOf(sums.ifAllWonFen))}>
        {w.listedMass}
      </Figure>
      <Figure label={w.atLimits} unit={t.cny} value={formatPrice(decimalOf(sums.atLimitsFen))}>
        {w.listedMass}
      </Figure>
      <ServerTime line={line} />
    </section>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly tone?: string;
  readonly children?: React.ReactNode;
}

const Figure = ({ label, value, unit, tone = '', children }: FigureProps) => (
  <div className="kpi">
    <span className="l">{label}</span>
    <span className={`n h4 ${tone}`}>
      {value}
      <span className="u">{unit}</span>
    </span>
    <span className="m">{children}</span>
  </div>
);

const SHAPES: Readonly<Record<Connection, string>> = {
  LIVE: '',
  CONNECTING: 'unk',
  RECONNECTING: 'wait',
  OFFLINE: 'off',
};

/** The line of all cells; each cell says for itself whether its auction is live. */
function ServerTime({ line }: { readonly line: DeskLine }) {
  const { t } = useLanguage();
  const w = useWords(words);
  const state = useStore(line);
  useSecond();
  const now = lineNow(state);
  const said: Readonly<Record<Connection, string>> = {
    LIVE: w.lineLive,
    CONNECTING: w.lineConnecting,
    RECONNECTING: w.lineReconnecting,
    OFFLINE: w.lineOffline,
  };
  return (
    <div className="kpi time">
      <span className="l">{w.serverTime}</span>
      <span className="n h4">{now === null ? t.none : clockTime(now)}</span>
      <span className="m">
        <span className={`live ${SHAPES[state.connection]}`} role="status">
          {said[state.connection]}
        </span>
      </span>
    </div>
  );
}
