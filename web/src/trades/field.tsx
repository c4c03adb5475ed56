import { useId } from 'react';
import { Icon } from '../shell/icon.js';

interface FieldProps {
  readonly label: string;
  /** beside the label */
  readonly note?: string;
  readonly unit?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** in words; null: nothing is wrong */
  readonly problem: string | null;
  readonly type?: 'text' | 'datetime-local';
  readonly isNumber?: boolean;
  readonly maxLength?: number;
  readonly placeholder?: string;
}

/** A field of a form: label, value, unit, and what is wrong with it. Numbers are text: a number field would lose decimals. */
export function Field(props: FieldProps) {
  const { label, note, unit, value, onChange, problem, type = 'text', isNumber = false } = props;
  const hint = useId();
  return (
    <div className="fld">
      <label>
        <span className="l">
          {label}
          {note !== undefined && <span className="t3">{note}</span>}
        </span>
        <span className={`in ${isNumber ? 'r' : ''} ${problem === null ? '' : 'err'}`}>
          <input
            type={type}
            inputMode={isNumber ? 'decimal' : undefined}
            autoComplete="off"
            spellCheck={false}
            maxLength={props.maxLength ?? 24}
            placeholder={props.placeholder}
            value={value}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : hint}
            onChange={event => onChange(event.target.value)}
          />
          {unit !== undefined && <span className="u">{unit}</span>}
        </span>
      </label>
      {problem !== null && (
        <div className="hint e" id={hint}>
          <Icon name="warn" className="s" />
          <span>{problem}</span>
        </div>
      )}
    </div>
  );
}
