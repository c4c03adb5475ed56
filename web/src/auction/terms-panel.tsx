import { memo } from 'react';
import { credentialWords } from '../credentials/credential.words.js';
import { calendarDate, clockTime } from '../format/clock-time.js';
import { decimalOf, formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { words } from './auction.words.js';
import { leastRaise, type PublicTerms } from './terms.js';

interface TermsPanelProps {
  readonly terms: PublicTerms;
  /** as it stands now; extensions move it */
  readonly closesAt: number;
}

/** What the seller promised before the first bid; nothing of it changes after the opening. */
export const TermsPanel = memo(function TermsPanel({ terms, closesAt }: TermsPanelProps) {
  const w = useWords(words);
  const kinds = useWords(credentialWords).kinds;
  const english = terms.format === 'ENGLISH';
  const startName = { ENGLISH: w.startPrice, SEALED_FIRST_PRICE: w.leastPrice, DUTCH: w.clockStart }[terms.format];
  return (
    <section className="p terms" aria-labelledby="terms-title">
      <div className="ph">
        <h2 id="terms-title">{w.terms}</h2>
      </div>
      <dl className="pb kv">
        <dt>{w.format}</dt>
        <dd>{w.formatNames[terms.format]}</dd>
        <dt>{startName}</dt>
        <dd>
          <Price fen={terms.startPrice} />
        </dd>
        {english && (
          <>
            <dt>{w.increment}</dt>
            <dd>
              <Increments terms={terms} />
            </dd>
          </>
        )}
        {terms.format === 'DUTCH' && <Clock terms={terms} />}
        {terms.format !== 'DUTCH' && (
          <>
            <dt>{w.reserveHidden}</dt>
            <dd className="t2">{w.reserveText}</dd>
          </>
        )}
        <dt>{w.opens}</dt>
        <dd className="n">{dateTime(terms.opensAt)}</dd>
        <dt>{w.closes}</dt>
        <dd className="n">{dateTime(closesAt)}</dd>
        {english && <SoftClose terms={terms} />}
        <dt>{w.required}</dt>
        <dd>
          {terms.requiredCredentials.length === 0 ? (
            <span className="t2">{w.requiredNone}</span>
          ) : (
            terms.requiredCredentials.map(kind => (
              <span key={kind} className="a-line">
                {kinds[kind]}
              </span>
            ))
          )}
        </dd>
        <dt>{w.rule}</dt>
        <dd className="t2">{w.rules[terms.format]}</dd>
      </dl>
    </section>
  );
});

function Increments({ terms }: { readonly terms: PublicTerms }) {
  const { t } = useLanguage();
  const w = useWords(words);
  if (terms.incrementTiers === null) {
    return <>{w.atLeast(`${formatPrice(decimalOf(leastRaise(terms, terms.startPrice)))} ${t.cnyPerTonne}`)}</>;
  }
  return (
    <ul className="tiers">
      {terms.incrementTiers.map(tier => (
        <li key={String(tier.from)} className="n">
          <span className="t3">{w.tierFrom(formatPrice(decimalOf(tier.from)))}</span>
          <span>
            +<Price fen={tier.increment} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Clock({ terms }: { readonly terms: PublicTerms }) {
  const w = useWords(words);
  return (
    <>
      {terms.increment !== null && (
        <>
          <dt>{w.stepDown}</dt>
          <dd>
            <Price fen={terms.increment} />
            {terms.stepSeconds !== null && <span className="t2"> {w.stepEvery(w.duration(terms.stepSeconds))}</span>}
          </dd>
        </>
      )}
      {terms.floorPrice !== null && (
        <>
          <dt>{w.floorPrice}</dt>
          <dd>
            <Price fen={terms.floorPrice} />
          </dd>
        </>
      )}
    </>
  );
}

function SoftClose({ terms }: { readonly terms: PublicTerms }) {
  const w = useWords(words);
  const off = terms.softCloseWindowSeconds === 0;
  return (
    <>
      <dt>{w.softClose}</dt>
      <dd>
        {off
          ? w.noSoftClose
          : w.softCloseText(w.duration(terms.softCloseWindowSeconds), w.duration(terms.softCloseExtensionSeconds))}
      </dd>
      {!off && (
        <>
          <dt>{w.hardClose}</dt>
          <dd className={terms.hardCloseAt === null ? 't2' : 'n'}>
            {terms.hardCloseAt === null ? w.noHardClose : dateTime(terms.hardCloseAt)}
          </dd>
        </>
      )}
    </>
  );
}

function Price({ fen }: { readonly fen: bigint }) {
  const { t } = useLanguage();
  return (
    <span className="n">
      {formatPrice(decimalOf(fen))}
      <span className="u">{t.cnyPerTonne}</span>
    </span>
  );
}

const dateTime = (instant: number): string => `${calendarDate(instant)} ${clockTime(instant)}`;
