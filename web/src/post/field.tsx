import type { ReactNode } from 'react';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Icon } from '../shell/icon.js';
import { words } from './post.words.js';

interface FieldProps {
  /** unique on the page: what leads to a field with a problem finds it by this */
  readonly id: string;
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | null;
  readonly unit?: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly big?: boolean;
  readonly disabled?: boolean;
  readonly type?: 'text' | 'decimal' | 'datetime-local';
  readonly maxLength?: number;
}

/** A labelled line of text: numbers are text too, since a number field knows no comma and rounds. */
export function Field({ type = 'text', ...field }: FieldProps) {
  const { t } = useLanguage();
  const isNumber = type === 'decimal';
  return (
    <div className="fld">
      <label className="l" htmlFor={field.id}>
        {field.label}
        {field.optional === true && <span className="t3">{t.optional}</span>}
      </label>
      <div
        className={`in ${field.big === true ? 'big' : ''} ${isNumber ? 'r' : ''} ${field.problem === null ? '' : 'err'}`}
      >
        <input
          id={field.id}
          type={type === 'datetime-local' ? type : 'text'}
          inputMode={isNumber ? 'decimal' : undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={field.maxLength ?? 24}
          value={field.value}
          disabled={field.disabled}
          aria-invalid={field.problem !== null}
          aria-describedby={field.problem !== null || field.hint !== undefined ? `${field.id}-hint` : undefined}
          onChange={event => field.onChange(event.target.value)}
        />
        {field.unit !== undefined && <span className="u">{field.unit}</span>}
      </div>
      <Hint id={`${field.id}-hint`} problem={field.problem} hint={field.hint} />
    </div>
  );
}

export function Hint({ id, problem, hint }: { id: string; problem: string | null; hint?: ReactNode }) {
  if (problem === null && hint === undefined) return null;
  return (
    <div className={`hint ${problem === null ? '' : 'e'}`} id={id}>
      {problem !== null && <Icon name="warn" className="s" />}
      <span>{problem ?? hint}</span>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly hiddenLabel?: boolean;
  readonly options: readonly Value[];
  readonly names: Readonly<Record<Value, string>>;
  readonly value: Value | '';
  readonly onChange: (value: Value) => void;
  readonly problem: string | null;
  readonly hint?: ReactNode;
}

/** One of a few, all to be seen at once: radio buttons that look like one bar. */
export function Choice<Value extends string>(choice: ChoiceProps<Value>) {
  const { id, label, options, names, value, problem, hint } = choice;
  return (
    <fieldset
      className="fld choice"
      aria-describedby={problem !== null || hint !== undefined ? `${id}-hint` : undefined}
    >
      <legend className={choice.hiddenLabel === true ? 'vh' : 'l'}>{label}</legend>
      <div className={`seg ${problem === null ? '' : 'err'}`}>
        {options.map((option, index) => (
          <label key={option}>
            <input
              id={index === 0 ? id : undefined}
              type="radio"
              name={id}
              value={option}
              checked={value === option}
              onChange={() => choice.onChange(option)}
            />
            <span>{names[option]}</span>
          </label>
        ))}
      </div>
      <Hint id={`${id}-hint`} problem={problem} hint={hint} />
    </fieldset>
  );
}

interface SelectProps {
  readonly id: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | null;
}

export function Select({ id, label, options, value, onChange, problem }: SelectProps) {
  const w = useWords(words);
  return (
    <div className="fld">
      <label className="l" htmlFor={id}>
        {label}
      </label>
      <div className={`in ${problem === null ? '' : 'err'}`}>
        <select
          id={id}
          value={value}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-hint`}
          onChange={event => onChange(event.target.value)}
        >
          <option value="">{w.choose}</option>
          {options.map(([option, name]) => (
            <option key={option} value={option}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Hint id={`${id}-hint`} problem={problem} />
    </div>
  );
}

export function Check({
  id,
  checked,
  onChange,
  children,
}: {
  readonly id: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <label className="ck" htmlFor={id}>
      <input id={id} type="checkbox" checked={checked} onChange={event => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}
