import { memo } from 'react';
import type { Language } from '../language/language.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { GradeStamp } from '../market/grade-stamp.js';
import { Icon, type IconName } from '../shell/icon.js';
import { type AuctionWords, words } from './auction.words.js';
import { limitBar } from './limit-bar.js';
import { checkLimits, type LimitCheck, type LimitStanding } from './limit-checks.js';
import { sourceName } from './limit-source.words.js';
import { limitText, unitText, valueText } from './limit-text.js';
import type { DescribedLot } from './lot.js';
import { propertyName } from './property.words.js';

/** What the grade allows, what the seller declares, and how far the one is known to fit the other. */
export const GradePanel = memo(function GradePanel({ lot }: { readonly lot: DescribedLot }) {
  const { language } = useLanguage();
  const w = useWords(words);
  const { checks, unlimited, otherDeviations } = checkLimits(lot.grade.limits, lot.composition, lot.declaredDeviations);
  return (
    <section className="p grade" aria-labelledby="grade-title">
      <div className="ph">
        <h2 id="grade-title">{w.limits}</h2>
        <GradeStamp standard={lot.grade.standard} code={lot.grade.code} />
        <span className="m">{w.limitsFrom}</span>
      </div>
      {checks.length === 0 && <p className="pb t2">{w.noLimits}</p>}
      {checks.length > 0 && lot.composition.length === 0 && (
        <p className="remark">
          <Icon name="info" className="s" />
          <span>
            {w.noSample}
            {language === 'en' && ' '}
            {w.noSampleText}
          </span>
        </p>
      )}
      {checks.length > 0 && <Bars checks={checks} />}
      {unlimited.length > 0 && (
        <div className="a-more">
          <h3 className="m">{w.unlimited}</h3>
          <ul className="a-shares">
            {unlimited.map(({ element, massPercent, plusMinus }) => (
              <li key={`${element} ${massPercent}`}>
                <span>{propertyName(element, language)}</span>{' '}
                <span className="n b">
                  {percentOf(massPercent)}
                  <span className="u pc">%</span>
                </span>
                {plusMinus !== null && <span className="t3 n"> ±{percentOf(plusMinus)}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      {otherDeviations.length > 0 && (
        <p className="remark warn">
          <Icon name="warn" className="s" />
          <span>
            {w.otherDeviations}: {otherDeviations.map(name => propertyName(name, language)).join(', ')}
          </span>
        </p>
      )}
      {checks.length > 0 && <Notes checks={checks} />}
    </section>
  );
});

function Bars({ checks }: { readonly checks: readonly LimitCheck[] }) {
  const { language } = useLanguage();
  const w = useWords(words);
  return (
    <table className="bars">
      <thead>
        <tr>
          <th>{w.property}</th>
          <th className="onlyd">{w.barLegend}</th>
          <th className="r">{w.declared}</th>
          <th className="r">{w.limit}</th>
          <th>
            <span className="vh">{w.verdict}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {checks.map(check => (
          <tr key={`${check.property} ${check.min} ${check.max}`} className={TONES[check.standing]}>
            <th scope="row">{propertyName(check.property, language)}</th>
            <td className="bar">
              <Bar check={check} />
            </td>
            <td className="r val">
              <Value check={check} w={w} />
            </td>
            <td className="r lm n">{limitText(check)}</td>
            <td className="vd">
              <Verdict standing={check.standing} w={w} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const TONES: Readonly<Record<LimitStanding, string>> = {
  WITHIN: '',
  MISSED_DECLARED: 'miss',
  MISSED: 'bad',
  DECLARED: 'miss',
  NOT_STATED: '',
  NOT_PUBLIC: '',
  UNDECIDED: 'unv',
};

/** A picture of the numbers beside it, so it says nothing itself. */
function Bar({ check }: { readonly check: LimitCheck }) {
  const bar = limitBar(check);
  const missed = check.standing === 'MISSED' || check.standing === 'MISSED_DECLARED';
  return (
    <span className="trk" aria-hidden="true">
      <span className="z" style={{ left: `${bar.zone.from}%`, width: `${bar.zone.to - bar.zone.from}%` }} />
      {bar.ticks.map(at => (
        <span key={at} className="lim" style={{ left: `${at}%` }} />
      ))}
      {bar.plusMinus !== null && (
        <span
          className="pm"
          style={{ left: `${bar.plusMinus.from}%`, width: `${bar.plusMinus.to - bar.plusMinus.from}%` }}
        />
      )}
      {bar.value !== null && <span className={missed ? 'v f' : 'v'} style={{ left: `${bar.value}%` }} />}
    </span>
  );
}

function Value({ check, w }: { readonly check: LimitCheck; readonly w: AuctionWords }) {
  if (check.value === null) {
    return <span className="t3">{ELEMENT_SYMBOL.test(check.property) ? w.notStatedShort : w.notPublicShort}</span>;
  }
  return (
    <span className="n">
      <b>{valueText(check.value, DECIMALS_MIN)}</b>
      <span className="u pc">{unitText(check.unit)}</span>
      {check.plusMinus !== null && <span className="u"> ±{valueText(check.plusMinus, DECIMALS_MIN)}</span>}
    </span>
  );
}

const ELEMENT_SYMBOL = /^[A-Z][a-z]?$/;
/** Compositions have two decimals at least. */
const DECIMALS_MIN = 2;

const SIGNS: Readonly<Record<LimitStanding, { readonly icon: IconName | null; readonly tone: string }>> = {
  WITHIN: { icon: 'check', tone: 'c-ok' },
  MISSED_DECLARED: { icon: 'warn', tone: 'c-warn' },
  MISSED: { icon: 'warn', tone: 'c-bad' },
  DECLARED: { icon: 'warn', tone: 'c-warn' },
  NOT_STATED: { icon: null, tone: 't3' },
  NOT_PUBLIC: { icon: null, tone: 't3' },
  UNDECIDED: { icon: null, tone: '' },
};

function Verdict({ standing, w }: { readonly standing: LimitStanding; readonly w: AuctionWords }) {
  const { icon, tone } = SIGNS[standing];
  if (standing === 'UNDECIDED') return <span className="tag warn hatched">{w.standings.UNDECIDED}</span>;
  if (icon === null) return <span className="vh">{w.standings[standing]}</span>;
  return (
    <span className={tone}>
      <Icon name={icon} /> {w.standings[standing]}
    </span>
  );
}

/** What the marks mean, and nothing that no row needs. */
function Notes({ checks }: { readonly checks: readonly LimitCheck[] }) {
  const { language } = useLanguage();
  const w = useWords(words);
  const has = (...standings: LimitStanding[]) => checks.some(({ standing }) => standings.includes(standing));
  const notes = [
    has('MISSED') && w.missedNote,
    has('MISSED_DECLARED', 'DECLARED') && w.declaredNote,
    has('UNDECIDED') && w.unverifiedNote,
    checks.some(({ value, property }) => value === null && !ELEMENT_SYMBOL.test(property)) && w.notPublicNote,
    checks.some(({ plusMinus }) => plusMinus !== null) && w.plusMinusNote,
  ].filter(note => note !== false);
  const sources = [...new Set(checks.map(({ source }) => source))];
  return (
    <div className="pf notes">
      {notes.map(note => (
        <p key={note}>{note}</p>
      ))}
      <p>
        {w.sources}: {sources.map(source => sourceName(source, language)).join(SEPARATORS[language])}
      </p>
    </div>
  );
}

const SEPARATORS: Readonly<Record<Language, string>> = { 'zh-CN': '；', en: '; ' };

/** "7.1000" → "7.10". */
const percentOf = (decimal: string): string => {
  const [whole = '', fraction = ''] = decimal.split('.');
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(DECIMALS_MIN, '0')}`;
};
