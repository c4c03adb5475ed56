import { calendarDate, clockTime } from '../format/clock-time.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { percentText } from './figures.js';
import { FIGURES, type Trade } from './trade.js';
import { words } from './trades.words.js';

/** What the buyer measured, beside what the lot declared. */
export function InspectionFacts({ trade: { inspection, lot } }: { readonly trade: Trade }) {
  const w = useWords(words);
  const { t } = useLanguage();
  if (inspection === null) return null;
  const at = Date.parse(inspection.recordedAt);
  const shareOf = (shares: typeof lot.composition, element: string): string | null =>
    shares.find(share => share.element === element)?.massPercent ?? null;
  const elements = [...new Set([...inspection.composition, ...lot.composition].map(({ element }) => element))];
  const rows = [
    ...FIGURES.flatMap(figure => {
      const measured = inspection[figure];
      const isDeducted = figure === 'moisturePercent' || figure === 'inclusionPercent';
      return measured === null && !isDeducted
        ? []
        : [{ key: figure, name: w.figureNames[figure], declared: null, measured }];
    }),
    ...elements.map(element => ({
      key: element,
      name: element,
      declared: shareOf(lot.composition, element),
      measured: shareOf(inspection.composition, element),
    })),
  ];
  const percent = (value: string | null, none: string): string => (value === null ? none : `${percentText(value)}%`);
  const { radioactivityPassed: passed } = inspection;
  return (
    <section className="p" aria-labelledby="inspection-title">
      <div className="ph">
        <h2 id="inspection-title">{w.inspection}</h2>
        <span className="m">
          {calendarDate(at)} {clockTime(at).slice(0, 5)} · {inspection.method ?? w.noMethod}
        </span>
      </div>
      <table>
        <thead>
          <tr>
            <th>{w.property}</th>
            <th className="r">{w.declared}</th>
            <th className="r">{w.measured}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className="t2">{w.radioactivity}</td>
            <td className="r">{t.none}</td>
            <td className={`r ${passed === false ? 'c-bad b' : ''}`}>
              {passed === null ? w.notMeasured : w.radioactivityNames[passed ? 'PASSED' : 'FAILED']}
            </td>
          </tr>
          {rows.map(row => (
            <tr key={row.key}>
              <td className="t2">{row.name}</td>
              <td className="r n">{percent(row.declared, t.none)}</td>
              <td className="r n">{percent(row.measured, w.notMeasured)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
