import { TRADE_SIDES } from '@app/settlement';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Icon } from '../shell/icon.js';
import { percentOfMass } from './figures.js';
import { rowsOf, type SheetRow } from './sheet-rows.js';
import type { Settlement, Trade } from './trade.js';
import { words } from './trades.words.js';

/** The settlement sheet: every line says what it does, why, how it is computed, and what comes out. */
export function Sheet({ trade }: { readonly trade: Trade }) {
  const w = useWords(words);
  const { settlement } = trade;
  return (
    <section className="p" aria-labelledby="sheet-title">
      <div className="ph">
        <h2 id="sheet-title">{w.sheet}</h2>
        {settlement !== null && <Confirmations settlement={settlement} />}
      </div>
      {settlement === null ? (
        <p className="pb m">{w.noSheet}</p>
      ) : (
        <>
          <table className="sheet">
            <thead>
              <tr>
                <th>
                  <span className="vh">{w.sign}</span>
                </th>
                <th>{w.line}</th>
                <th className="r wide">{w.formula}</th>
                <th className="r">{w.value}</th>
              </tr>
            </thead>
            <tbody>
              {rowsOf(trade, w).map(row => (
                <Row key={row.key} row={row} />
              ))}
            </tbody>
          </table>
          <Shares settlement={settlement} />
        </>
      )}
    </section>
  );
}

const WEIGHTS = { LINE: undefined, SUM: 'sum', TOTAL: 'tot' } as const;

function Row({ row }: { readonly row: SheetRow }) {
  const { t } = useLanguage();
  const unit = { KG: 'kg', CNY: t.cny, CNY_PER_TONNE: t.cnyPerTonne }[row.unit];
  return (
    <tr className={WEIGHTS[row.weight]}>
      <td className="op">{row.sign}</td>
      <td>
        <b>{row.name}</b>
        <span className="why">{row.why}</span>
        {row.formula !== '' && <span className="why narrow n">{row.formula}</span>}
      </td>
      <td className="r t2 n wide">{row.formula}</td>
      <td className="r val">
        <span className={row.weight === 'TOTAL' ? 'n h5' : 'n'}>
          {row.value}
          <span className="u">{unit}</span>
        </span>
      </td>
    </tr>
  );
}

/** Who has confirmed, and who has yet to. */
function Confirmations({ settlement }: { readonly settlement: Settlement }) {
  const w = useWords(words);
  return TRADE_SIDES.map(side => {
    const has = settlement.confirmedBy.includes(side);
    return (
      <span key={side} className={`tag ${has ? 'ok' : 'warn'}`}>
        <Icon name={has ? 'check' : 'clock'} className="s" />
        {has ? w.confirmedBy(w.sideNames[side]) : w.waitingFor(w.sideNames[side])}
      </span>
    );
  });
}

/** Where the net went, as one bar; left out where nothing was taken off. */
function Shares({ settlement: { lines, netKg } }: { readonly settlement: Settlement }) {
  const w = useWords(words);
  const shareOf = (kind: string): string | null =>
    percentOfMass(lines.find(line => line.kind === kind)?.massKg ?? '0', netKg);
  const [settled, moisture, inclusion] = [
    shareOf('SETTLEMENT_MASS'),
    shareOf('MOISTURE_DEDUCTION'),
    shareOf('INCLUSION_DEDUCTION'),
  ];
  if (settled === null || moisture === null || inclusion === null) return null;
  if (moisture === '0.0' && inclusion === '0.0') return null;
  const parts = [
    { key: 'settled', percent: settled, name: w.share.settled(settled) },
    { key: 'moisture', percent: moisture, name: w.share.moisture(moisture) },
    { key: 'inclusion', percent: inclusion, name: w.share.inclusion(inclusion) },
  ];
  return (
    <div className="pb shares">
      <div className="bar" role="img" aria-label={w.share.label(settled, moisture, inclusion)}>
        {parts.map(
          part =>
            part.percent !== '0.0' && <span key={part.key} className={part.key} style={{ flexGrow: part.percent }} />,
        )}
      </div>
      <ul className="keys">
        {parts.map(part => (
          <li key={part.key} className={part.key}>
            {part.name}
          </li>
        ))}
      </ul>
    </div>
  );
}
