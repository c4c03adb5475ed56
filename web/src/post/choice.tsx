import type { ReactNode } from 'react';
import { Hint } from '../shell/field.js';

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

/** Yes or no. */
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
