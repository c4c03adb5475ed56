import { type Grade, type GradeLimit, limitDecimals } from '@app/grading';
import { formatDecimal } from '@app/units';
import { useWords } from '../language/words.js';
import { type PostWords, words } from './post.words.js';

/** What a grade may contain, each limit with how far its number was read. */
export function GradeLimits({ grade }: { readonly grade: Grade }) {
  const w = useWords(words);
  if (grade.limits.length === 0) return <p className="m">{w.noLimits}</p>;
  const someUnverified = grade.limits.some(({ verified }) => !verified);
  return (
    <div className="limits">
      <h3 className="m">{w.limits}</h3>
      <ul>
        {grade.limits.map(limit => (
          <li key={`${limit.property} ${limit.min} ${limit.max}`}>
            <span className="f1">
              {limitName(limit, w)} <span className="n">{limitText(limit)}</span>
              {limit.condition !== undefined && (
                <span className="t3" lang="en">
                  {' '}
                  {limit.condition}
                </span>
              )}
            </span>
            <span className={limit.verified ? 'tag' : 'tag warn'}>{limit.verified ? w.verified : w.unverified}</span>
          </li>
        ))}
      </ul>
      {someUnverified && <p className="m">{w.unverifiedHint}</p>}
    </div>
  );
}

/** All limits in one line: "Fe ≤ 1%, Free iron ≤ 2%". */
export const limitsLine = (grade: Grade, w: PostWords): string =>
  grade.limits.map(limit => `${limitName(limit, w)} ${limitText(limit)}`).join(w.nameSeparator);

const limitName = ({ property }: GradeLimit, w: PostWords): string => w.propertyNames[property] ?? property;

/** "≤ 10%", "≥ 0.38 mm", "1.5–4%". */
export function limitText({ min, max, unit }: GradeLimit): string {
  const shown = (bound: bigint) => {
    const [whole = '', fraction = ''] = formatDecimal(bound, limitDecimals(unit)).split('.');
    const rest = fraction.replace(/0+$/, '');
    return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest === '' ? '' : `.${rest}`);
  };
  const named = unit === '%' ? '%' : ` ${UNITS[unit]}`;
  if (min !== null && max !== null) return `${shown(min)}–${shown(max)}${named}`;
  if (max !== null) return `≤ ${shown(max)}${named}`;
  return min === null ? '' : `≥ ${shown(min)}${named}`;
}

const UNITS = { mm: 'mm', kg: 'kg', m3: 'm³', 'kg/m3': 'kg/m³' } as const;
