import { useState } from 'react';
import { clockTime } from '../format/clock-time.js';
import { countdown } from '../format/countdown.js';
import { formatTonnes } from '../format/mass.js';
import { formatPrice } from '../format/price.js';
import { provinceName } from '../format/provinces.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { GradeStamp } from '../market/grade-stamp.js';
import { Link } from '../shell/address.js';
import { Alert } from '../shell/alert.js';
import { words } from './desk.words.js';
import './desk-offers.css';
import { DESK_MAX } from './desk-address.js';
import { type Offer, offerGroups } from './offer-groups.js';
import { OfferSearch } from './offer-search.js';
import { useEligibility } from './use-eligibility.js';
import { offersNow, useOffers } from './use-offers.js';
import { useSecond } from './use-second.js';

interface DeskOffersProps {
  readonly onDesk: readonly string[];
  /** null: nobody is signed in */
  readonly organisationId: string | null;
  readonly onAdd: (auctionIds: readonly string[]) => void;
}

/** Auctions to put on the desk: those that I am in, those that close soon, and any by words. They are no basis for a bid and say their age. */
export function DeskOffers({ onDesk, organisationId, onAdd }: DeskOffersProps) {
  const { language } = useLanguage();
  const w = useWords(words);
  const [text, setText] = useState('');
  const { found, failed } = useOffers(text, organisationId ?? '', language);
  const eligibility = useEligibility(organisationId, null, language);
  useSecond();
  const now = offersNow(found?.clock ?? null) ?? 0;
  const room = Math.max(0, DESK_MAX - onDesk.length);
  const groups = found === null ? null : offerGroups(found.offers, onDesk, organisationId, now);
  const searched = found !== null && found.text !== '';
  const fits = [...(groups?.mine ?? []), ...(groups?.soon ?? [])].slice(0, room).map(({ auction }) => auction.id);
  const results = found?.offers.filter(({ auction }) => !onDesk.includes(auction.id)).slice(0, RESULTS_MAX) ?? [];
  const common = { now, room, onAdd };
  return (
    <section className="p offers" aria-labelledby="desk-offers">
      <div className="ph">
        <h2 id="desk-offers">{w.offers}</h2>
        {found?.clock != null && (
          <span className="m">{w.offersAsOf(clockTime(found.offers[0]?.auction.serverTime ?? now))}</span>
        )}
        {fits.length > 1 && !searched && (
          <button type="button" className="btn pri" onClick={() => onAdd(fits)}>
            {w.addFirst(fits.length)}
          </button>
        )}
      </div>
      <div className="pb find">
        <OfferSearch onSearch={setText} />
        {eligibility?.eligible === false && (
          <Alert tone="warn" icon="lock" title={w.roleText}>
            <ul>
              {eligibility.reasons.map(({ code, message }) => (
                <li key={`${code} ${message}`}>{message}</li>
              ))}
            </ul>
            <Link to="/credentials">{w.toCredentials}</Link>
          </Alert>
        )}
        {room === 0 && <p className="m c-warn">{w.full}</p>}
        {failed && (
          <p className="m c-warn" role="status">
            {w.offersFailed}
          </p>
        )}
      </div>
      {found === null && !failed && <p className="pf">{w.looking}</p>}
      {searched && (
        <Rows
          title={w.results}
          offers={results}
          {...common}
          note={found.more ? w.moreResults : null}
          empty={w.noResults}
        />
      )}
      {groups !== null && !searched && (
        <>
          <Rows title={w.mine} offers={groups.mine.slice(0, RESULTS_MAX)} {...common} note={null} empty={null} />
          <Rows
            title={eligibility?.eligible === true ? w.soon : w.soonAny}
            offers={groups.soon.slice(0, onDesk.length === 0 ? undefined : BESIDE_MAX)}
            {...common}
            note={null}
            empty={groups.mine.length === 0 ? w.noOffers : null}
          />
        </>
      )}
    </section>
  );
}

/** Rows of what closes soon, beside a desk that has something on it. */
const BESIDE_MAX = 5;
/** Rows of a search; whoever sees so many types on. */
const RESULTS_MAX = 12;

interface RowsProps {
  readonly title: string;
  readonly offers: readonly Offer[];
  readonly now: number;
  /** free places on the desk */
  readonly room: number;
  readonly onAdd: (auctionIds: readonly string[]) => void;
  readonly note: string | null;
  /** said instead of no rows; null: then there is nothing at all */
  readonly empty: string | null;
}

function Rows({ title, offers, now, room, onAdd, note, empty }: RowsProps) {
  if (offers.length === 0) return empty === null ? null : <p className="pf">{empty}</p>;
  return (
    <div className="rows">
      <div className="rows-head">
        <h3>{title}</h3>
      </div>
      <ul>
        {offers.map(offer => (
          <OfferRow key={offer.auction.id} offer={offer} now={now} room={room} onAdd={onAdd} />
        ))}
      </ul>
      {note !== null && <p className="m note">{note}</p>}
    </div>
  );
}

interface OfferRowProps extends Pick<RowsProps, 'now' | 'room' | 'onAdd'> {
  readonly offer: Offer;
}

function OfferRow({ offer: { auction, lot, startPrice }, now, room, onAdd }: OfferRowProps) {
  const { language, t } = useLanguage();
  const w = useWords(words);
  const left = countdown(auction.closesAt - now);
  const sealed = auction.format === 'SEALED_FIRST_PRICE';
  return (
    <li>
      <span className="what">
        <Link to={`/auctions/${auction.id}`}>{lot.title}</Link>
        <span className="sub m">
          <GradeStamp standard={lot.grade.standard} code={lot.grade.code} />
          <span className="n">
            {formatTonnes(lot.massKg)}
            <span className="u">{t.tonnes}</span>
          </span>
          <span>{provinceName(lot.region, language)}</span>
        </span>
      </span>
      <span className="cost r">
        {sealed ? (
          <span className="t2">{w.sealed}</span>
        ) : (
          <span className="n">
            {formatPrice(auction.currentPrice ?? startPrice)}
            <span className="u">{t.cnyPerTonne}</span>
          </span>
        )}
        <span className={`n cd ${left.kind === 'CLOCK' && left.soon ? 'soon' : ''}`}>
          {left.kind === 'DAYS' ? t.daysHours(left.days, left.hours) : left.kind === 'CLOCK' ? left.text : t.none}
        </span>
      </span>
      <button
        type="button"
        className="btn"
        aria-label={w.add(lot.title)}
        disabled={room === 0}
        onClick={() => onAdd([auction.id])}
      >
        {w.addShort}
      </button>
    </li>
  );
}
