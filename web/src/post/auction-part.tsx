import { formatAmount, readPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Field, Hint } from '../shell/field.js';
import { Check, Choice } from './choice.js';
import type { PartProps } from './part.js';
import { words } from './post.words.js';
import { LENGTHS } from './post-draft.js';

/** The terms of the auction that starts with the posting. They never change once it is open. */
export function AuctionPart({ draft, change, checked, problemOf }: PartProps) {
  const { t } = useLanguage();
  const w = useWords(words);
  const start = readPrice(draft.startPrice);
  const unit = t.cnyPerTonne;
  return (
    <section className="p" aria-labelledby="post-auction-title">
      <div className="ph">
        <h2 id="post-auction-title">{w.auctionSection}</h2>
      </div>
      <div className="pb col">
        <div>
          <Check id="post-auction" checked={draft.auction} onChange={auction => change({ auction })}>
            {w.auctionAtOnce}
          </Check>
          {!draft.auction && <p className="m">{w.auctionLater}</p>}
          <Hint id="post-auction-hint" problem={problemOf('auction')} />
        </div>
        {draft.auction && (
          <>
            <Field
              id="post-startPrice"
              label={w.startPrice}
              type="decimal"
              big
              unit={unit}
              value={draft.startPrice}
              problem={problemOf('startPrice')}
              hint={
                start === null || start <= 0n || checked.massKg === null
                  ? undefined
                  : w.expected(formatAmount(checked.massKg, start))
              }
              onChange={startPrice => change({ startPrice })}
            />
            <div className="two">
              <Field
                id="post-reservePrice"
                label={w.reservePrice}
                type="decimal"
                unit={unit}
                note={t.optional}
                value={draft.reservePrice}
                problem={problemOf('reservePrice')}
                hint={w.reserveHint}
                onChange={reservePrice => change({ reservePrice })}
              />
              <Field
                id="post-increment"
                label={w.increment}
                type="decimal"
                unit={unit}
                value={draft.increment}
                problem={problemOf('increment')}
                hint={w.incrementHint}
                onChange={increment => change({ increment })}
              />
            </div>
            <Choice
              id="post-length"
              label={w.length}
              options={LENGTHS}
              names={w.lengthNames}
              value={draft.length}
              problem={draft.length === 'UNTIL' ? null : problemOf('closesAt')}
              onChange={length => change({ length })}
            />
            {draft.length === 'UNTIL' && (
              <Field
                id="post-closesAt"
                label={w.until}
                type="datetime-local"
                value={draft.until}
                problem={problemOf('closesAt')}
                onChange={until => change({ until })}
              />
            )}
            <p className="m">{w.softClose}</p>
          </>
        )}
      </div>
    </section>
  );
}
