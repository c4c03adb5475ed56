import { useEffect, useId, useState } from 'react';
import { useWords } from '../language/words.js';
import { goTo, Link } from '../shell/address.js';
import { Icon } from '../shell/icon.js';
import { checkPeriod, type Period, samePeriod, twelveMonthsTo, yearBefore, yearOf } from './period.js';
import { shareWords } from './share.words.js';

/** The period is the address: presets are links, and two days make any other one. */
export function PeriodBar({ period, today, query }: { period: Period; today: string; query: URLSearchParams }) {
  const w = useWords(shareWords);
  const [typed, setTyped] = useState(period);
  const hint = useId();
  useEffect(() => setTyped(period), [period]);
  const problem = checkPeriod(typed);
  const presets = [
    { name: w.thisYear(today.slice(0, 4)), of: yearOf(today) },
    { name: w.thisYear(yearBefore(today).from.slice(0, 4)), of: yearBefore(today) },
    { name: w.lastTwelve, of: twelveMonthsTo(today) },
  ];
  const change = (next: Period) => {
    setTyped(next);
    if (checkPeriod(next) === null) goTo(addressOf(query, next));
  };
  return (
    <nav className="sh-period" aria-label={w.period}>
      <span className="sh-seg">
        {presets.map(({ name, of }) => (
          <Link key={name} to={addressOf(query, of)} current={samePeriod(of, period)}>
            {name}
          </Link>
        ))}
      </span>
      {(['from', 'to'] as const).map(end => (
        <label className="sh-day" key={end}>
          <span className="t2">{w[end]}</span>
          <span className={`in ${problem === null ? '' : 'err'}`}>
            <input
              type="date"
              min="2000-01-01"
              value={typed[end]}
              aria-invalid={problem !== null}
              aria-describedby={problem === null ? undefined : hint}
              onChange={event => change({ ...typed, [end]: event.target.value })}
            />
          </span>
        </label>
      ))}
      {problem !== null && (
        <span className="hint e" id={hint} role="status">
          <Icon name="warn" className="s" />
          <span>{w.periodProblems[problem]}</span>
        </span>
      )}
    </nav>
  );
}

function addressOf(query: URLSearchParams, { from, to }: Period): string {
  const next = new URLSearchParams(query);
  next.set('from', from);
  next.set('to', to);
  return `/share?${next}`;
}
