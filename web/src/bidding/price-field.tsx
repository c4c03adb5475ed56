import { type ReactNode, useId } from 'react';
import { formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import type { Dictionary } from '../language/zh-cn.js';
import { Icon } from '../shell/icon.js';
import type { DraftProblem } from './check-draft.js';

interface PriceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: DraftProblem | null;
  readonly optional?: boolean;
  readonly disabled: boolean;
  /** what helps with the problem, e.g. one click to take the minimum */
  readonly children?: ReactNode;
}

/** A price per tonne as text: a number field would lose fen and know no thousands comma. */
export function PriceField({ label, value, onChange, problem, optional = false, disabled, children }: PriceFieldProps) {
  const { t } = useLanguage();
  const hint = useId();
  return (
    <div className="fld">
      <label>
        <span className="l">
          {label}
          {optional && <span className="t3">{t.optional}</span>}
        </span>
        <span className={`in big r ${problem === null ? '' : 'err'}`}>
          <input
            inputMode="decimal"
            autoComplete="off"
            spellCheck={false}
            maxLength={24}
            value={value}
            disabled={disabled}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : hint}
            onChange={event => onChange(event.target.value)}
          />
          <span className="u">{t.cnyPerTonne}</span>
        </span>
      </label>
      {problem !== null && (
        <div className="hint e" id={hint}>
          <Icon name="warn" className="s" />
          <span>{inWords(problem, t)}</span>
          {children}
        </div>
      )}
    </div>
  );
}

function inWords(problem: DraftProblem, t: Dictionary): string {
  switch (problem.kind) {
    case 'NOT_A_PRICE':
      return t.notAPrice;
    case 'TOO_HIGH':
      return t.tooHigh;
    case 'BELOW_MINIMUM':
      return t.belowMinimum(formatPrice(problem.minimum));
    case 'LIMIT_BELOW_PRICE':
      return t.limitBelowPrice;
    case 'LIMIT_NOT_ABOVE':
      return t.limitNotAbove(formatPrice(problem.standing));
  }
}
