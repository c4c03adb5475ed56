import type { MouseEvent } from 'react';
import { checkBid, checkNewLimit } from '../bidding/check-draft.js';
import { PriceField } from '../bidding/price-field.js';
import { formatTonnes } from '../format/mass.js';
import { decimalOf, fenOf, formatAmount, formatPrice, readPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Icon } from '../shell/icon.js';
import type { BidWay } from './bid-way.js';
import { words } from './desk.words.js';
import { type CellDraft, type DeskEvent, shownPrice, stillHolds } from './desk-machine.js';
import { EnterCap, KeyCap } from './key-cap.js';
import type { DeskLot } from './load-desk.js';
import type { CellState } from './watched-auction.js';

interface CellBidProps {
  readonly way: BidWay;
  readonly draft: CellDraft;
  readonly lot: DeskLot;
  readonly state: CellState;
  /** something that stays where it is */
  readonly act: (event: DeskEvent) => void;
  /** something that goes away when it is pressed */
  readonly press: (event: DeskEvent) => void;
  readonly onSignIn: () => void;
}

/** The foot of a cell: type or step, check, confirm; or the reason why there is nothing to do. */
export function CellBid(props: CellBidProps) {
  const { way, draft } = props;
  if (draft.checked !== null && (way.kind !== 'NONE' || way.why === 'NOT_LIVE' || way.why === 'TIME_UP'))
    return <Confirm {...props} checked={draft.checked} />;
  switch (way.kind) {
    case 'PRICE':
      return <PriceForm {...props} way={way} />;
    case 'LIMIT':
      return <LimitForm {...props} way={way} />;
    case 'NONE':
      return <NoBid {...props} why={way.why} />;
  }
}

type WayOf<Kind extends BidWay['kind']> = Extract<BidWay, { readonly kind: Kind }>;

function PriceForm({ way, draft, act, press }: CellBidProps & { readonly way: WayOf<'PRICE'> }) {
  const { t } = useLanguage();
  const w = useWords(words);
  const price = shownPrice(draft, way.minimum);
  const checked = checkBid(price, way.takesLimit ? (draft.typedLimit ?? '') : '', way.minimum);
  const problems = checked.kind === 'WRONG' ? checked : { price: null, limit: null };
  const fen = readPrice(price);
  const shown = fen === null ? '' : formatPrice(decimalOf(fen));
  const check = (
    <button type="submit" className="btn pri wide">
      {way.steps ? w.checkPrice(shown) : w.takeClock(formatPrice(way.minimum))} <EnterCap />
    </button>
  );
  return (
    <form
      className="ft col"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        press({ kind: 'CHECK', way });
      }}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) press({ kind: 'CANCEL' });
      }}
    >
      {draft.typedLimit !== null && way.takesLimit && (
        <div className="limit">
          <PriceField
            label={t.proxyLimit}
            value={draft.typedLimit}
            onChange={typed => act({ kind: 'TYPE_LIMIT', typed })}
            problem={problems.limit}
            disabled={false}
          />
          <button type="button" className="btn" onClick={() => press({ kind: 'CANCEL' })}>
            {w.cancel} <KeyCap>Esc</KeyCap>
          </button>
        </div>
      )}
      {way.steps ? (
        <div className="stepper">
          <button
            type="button"
            className="btn step"
            aria-label={w.lower}
            onClick={() => act({ kind: 'STEP', up: false, bold: false, way })}
          >
            −
          </button>
          <PriceField
            label={t.myBid}
            value={price}
            onChange={typed => act({ kind: 'TYPE_PRICE', typed })}
            problem={draft.tried || price !== '' ? problems.price : null}
            disabled={false}
          >
            {problems.price?.kind === 'BELOW_MINIMUM' && (
              <button
                type="button"
                className="btn q sm"
                onClick={() => press({ kind: 'TAKE_PRICE', price: way.minimum })}
              >
                {w.take(formatPrice(way.minimum))}
              </button>
            )}
          </PriceField>
          <button
            type="button"
            className="btn step"
            aria-label={w.raise}
            onClick={() => act({ kind: 'STEP', up: true, bold: false, way })}
          >
            +
          </button>
          {check}
        </div>
      ) : (
        check
      )}
    </form>
  );
}

function LimitForm({ way, draft, act, press }: CellBidProps & { readonly way: WayOf<'LIMIT'> }) {
  const { t } = useLanguage();
  const w = useWords(words);
  if (draft.typedLimit === null)
    return (
      <div className="ft">
        <button type="button" className="btn wide" onClick={() => act({ kind: 'OPEN_LIMIT', way })}>
          {fenOf(way.standing) > fenOf(way.currentPrice) ? w.newLimit : w.proxy} <KeyCap>P</KeyCap>
        </button>
      </div>
    );
  const checked = checkNewLimit(draft.typedLimit, way.currentPrice, way.standing);
  return (
    <form
      className="ft col"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        press({ kind: 'CHECK', way });
      }}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) press({ kind: 'CANCEL' });
      }}
    >
      <div className="limit">
        <PriceField
          label={t.newProxyLimit}
          value={draft.typedLimit}
          onChange={typed => act({ kind: 'TYPE_LIMIT', typed })}
          problem={draft.tried && checked.kind === 'WRONG' ? checked.limit : null}
          disabled={false}
        />
      </div>
      <div className="acts">
        <button type="button" className="btn" onClick={() => press({ kind: 'CANCEL' })}>
          {w.cancel} <KeyCap>Esc</KeyCap>
        </button>
        <button type="submit" className="btn pri wide">
          {w.checkLimit} <EnterCap />
        </button>
      </div>
    </form>
  );
}

interface ConfirmProps extends CellBidProps {
  readonly checked: NonNullable<CellDraft['checked']>;
}

/** What exactly goes out and what it may cost. What has been overtaken since can only be given up or taken anew. */
function Confirm({ checked, way, lot, press }: ConfirmProps) {
  const { t } = useLanguage();
  const w = useWords(words);
  const holds = stillHolds(checked, way);
  const price = formatPrice(checked.pricePerTonne);
  const limit = checked.maxPricePerTonne;
  const amount = (decimal: string): string => formatAmount(lot.massKg, fenOf(decimal));
  return (
    <div className="ft col confirm">
      <p className="n-wrap">
        {!checked.onlyLimit && w.toConfirm(price, formatTonnes(lot.massKg), amount(checked.pricePerTonne))}
        {limit !== null && <span>{w.toConfirmLimit(formatPrice(limit), amount(limit))}</span>}
        <span className="m">{w.final(t.taxNames[lot.taxMode])}</span>
      </p>
      {!holds && (
        <p className="c-warn" role="alert">
          <Icon name="warn" className="s" />{' '}
          {way.kind === 'PRICE' && !checked.onlyLimit ? w.moved(formatPrice(way.minimum)) : w.voided}
        </p>
      )}
      <div className="acts">
        <button type="button" className="btn" onClick={() => press({ kind: 'CANCEL' })}>
          {w.cancel} <KeyCap>Esc</KeyCap>
        </button>
        {!holds && way.kind === 'PRICE' ? (
          <button type="button" className="btn wide" onClick={() => press({ kind: 'TAKE_PRICE', price: way.minimum })}>
            {w.take(formatPrice(way.minimum))}
          </button>
        ) : (
          <button
            type="button"
            className="btn pri go wide"
            disabled={!holds}
            onClick={event => {
              if (!isSecondOfDouble(event)) press({ kind: 'CONFIRM', way });
            }}
          >
            {checked.onlyLimit && limit !== null ? w.confirmLimit(formatPrice(limit)) : w.confirmBid(price)}{' '}
            <EnterCap />
          </button>
        )}
      </div>
    </div>
  );
}

/** The second half of a double click was meant for the button that was here before. */
const isSecondOfDouble = ({ detail }: MouseEvent): boolean => detail > 1;

function NoBid({ why, onSignIn, state }: CellBidProps & { readonly why: WayOf<'NONE'>['why'] }) {
  const w = useWords(words);
  switch (why) {
    case 'SIGNED_OUT':
      return (
        <div className="ft">
          <button type="button" className="btn pri wide" onClick={onSignIn}>
            {w.signIn}
          </button>
        </div>
      );
    case 'NOT_LIVE':
    case 'ASKING_WHO':
      return (
        <div className="ft">
          <button type="button" className="btn wide" disabled>
            {w.waiting}
          </button>
        </div>
      );
    case 'MINIMUM_UNKNOWN':
      return (
        <div className="ft">
          <button type="button" className="btn wide" disabled>
            {w.minimumWait}
          </button>
        </div>
      );
    case 'OVER':
    case 'NOT_OPEN_YET':
    case 'OWN_LOT':
    case 'UNDECIDED':
    case 'TIME_UP':
    case 'NOT_ELIGIBLE':
      return state.followed.auction.status === 'OPEN' ? null : <div className="ft bare" />;
  }
}
