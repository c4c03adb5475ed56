import type { Auction } from '../auction/auction.js';
import type { ServerTime } from '../auction/use-server-time.js';
import { formatTonnes } from '../format/mass.js';
import { provinceName } from '../format/provinces.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { GradeStamp } from '../market/grade-stamp.js';
import { Link } from '../shell/address.js';
import { Icon } from '../shell/icon.js';
import { words } from './desk.words.js';
import type { DeskLot } from './load-desk.js';

interface CellHeadProps {
  readonly lot: DeskLot;
  readonly auction: Auction;
  readonly time: ServerTime;
  readonly place: number;
  readonly undecided: boolean;
  readonly onRemove: () => void;
}

/** Which key, which lot, how long still. */
export function CellHead({ lot, auction, time, place, undecided, onRemove }: CellHeadProps) {
  const { language, t } = useLanguage();
  const w = useWords(words);
  return (
    <div className="ch1">
      <span className="keyn" aria-hidden="true">
        {place}
      </span>
      <div className="f1">
        <h2>
          <Link to={`/auctions/${auction.id}`}>{lot.title}</Link>
        </h2>
        <span className="sub m">
          <GradeStamp standard={lot.grade.standard} code={lot.grade.code} />
          <span className="n">
            {formatTonnes(lot.massKg)}
            <span className="u">{t.tonnes}</span>
          </span>
          <span>{provinceName(lot.region, language)}</span>
        </span>
      </div>
      <TimeLeft auction={auction} time={time} />
      <button
        type="button"
        className="ib off"
        aria-label={undecided ? w.removeUndecided : w.remove(lot.title)}
        title={undecided ? w.removeUndecided : w.takeOff}
        disabled={undecided}
        onClick={onRemove}
      >
        <Icon name="x" />
      </button>
    </div>
  );
}

function TimeLeft({ auction, time }: { readonly auction: Auction; readonly time: ServerTime }) {
  const { t } = useLanguage();
  const w = useWords(words);
  const { countdown } = time;
  if (auction.status === 'CLOSED' || auction.status === 'CANCELLED') return <span className="cd t3">{w.ended}</span>;
  const opens = auction.status === 'SCHEDULED';
  const label = opens ? w.opensIn : w.timeLeft;
  switch (countdown.kind) {
    case 'TIME_UP':
      return <span className="cd t3">{t.none}</span>; // a sentence of its own says it
    case 'DAYS':
      return (
        <span className="cd" role="timer" aria-live="off" aria-label={label}>
          {t.daysHours(countdown.days, countdown.hours)}
        </span>
      );
    case 'CLOCK':
      return (
        <span className={countdown.soon && !opens ? 'cd soon' : 'cd'} role="timer" aria-live="off" aria-label={label}>
          {countdown.soon && !opens && <Icon name="clock" />}
          {opens && <span className="m">{w.opensIn}</span>}
          <span className="n">{countdown.text}</span>
        </span>
      );
  }
}
