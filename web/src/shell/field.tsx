import { type ReactNode, type Ref, useId } from 'react';
import { Icon } from './icon.js';

interface Framed {
  /** unique on the page, where something has to find the field by it */
  readonly id?: string;
  readonly label: ReactNode;
  /** beside the label: what kind of value, or that it may stay empty */
  readonly note?: ReactNode;
  /** below the field, while nothing is wrong */
  readonly hint?: ReactNode;
  /** what is wrong, in words; null: nothing */
  readonly problem: string | null;
  readonly disabled?: boolean;
  readonly className?: string;
}

interface FieldProps extends Framed {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly unit?: string;
  readonly type?: 'text' | 'decimal' | 'date' | 'datetime-local';
  readonly big?: boolean;
  readonly maxLength?: number;
  readonly placeholder?: string;
  /** values to choose from, by which nobody is bound */
  readonly suggestions?: readonly string[];
}

/** A labelled line of text, its unit, and what is wrong with it. Numbers are text too: a number field knows no comma and rounds. */
export function Field({ type = 'text', big = false, unit, suggestions = [], ...field }: FieldProps) {
  const ids = useIds(field);
  const isNumber = type === 'decimal';
  return (
    <Frame ids={ids} field={field}>
      <div className={`in${big ? ' big' : ''}${isNumber ? ' r' : ''}${field.problem === null ? '' : ' err'}`}>
        <input
          id={ids.field}
          type={isNumber ? 'text' : type}
          inputMode={isNumber ? 'decimal' : undefined}
          autoComplete="off"
          spellCheck={false}
          list={suggestions.length > 0 ? ids.list : undefined}
          maxLength={field.maxLength ?? 24}
          placeholder={field.placeholder}
          value={field.value}
          disabled={field.disabled}
          aria-invalid={field.problem !== null}
          aria-describedby={described(unit === undefined ? null : ids.unit, hintOf(field, ids))}
          onChange={event => field.onChange(event.target.value)}
        />
        {unit !== undefined && (
          <span className="u" id={ids.unit}>
            {unit}
          </span>
        )}
      </div>
      {suggestions.length > 0 && (
        <datalist id={ids.list}>
          {suggestions.map(each => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </Frame>
  );
}

interface SelectProps<Value extends string> extends Framed {
  readonly options: readonly (readonly [value: Value, name: string])[];
  readonly value: Value | '';
  readonly onChange: (value: Value | '') => void;
  /** the words for nothing chosen; left out where something always is */
  readonly choose?: string;
}

/** One of many. */
export function Select<Value extends string>({ options, choose, ...field }: SelectProps<Value>) {
  const ids = useIds(field);
  return (
    <Frame ids={ids} field={field}>
      <div className={`in${field.problem === null ? '' : ' err'}`}>
        <select
          id={ids.field}
          value={field.value}
          disabled={field.disabled}
          aria-invalid={field.problem !== null}
          aria-describedby={described(hintOf(field, ids))}
          onChange={({ target }) => field.onChange(options.find(([value]) => value === target.value)?.[0] ?? '')}
        >
          {choose !== undefined && <option value="">{choose}</option>}
          {options.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </Frame>
  );
}

interface AreaProps extends Framed {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly readOnly?: boolean;
  readonly area?: Ref<HTMLTextAreaElement>;
}

/** A few lines of text. */
export function Area({ area, ...field }: AreaProps) {
  const ids = useIds(field);
  return (
    <Frame ids={ids} field={field}>
      <textarea
        id={ids.field}
        ref={area}
        className="area"
        rows={3}
        maxLength={field.maxLength}
        value={field.value}
        disabled={field.disabled}
        readOnly={field.readOnly}
        aria-invalid={field.problem !== null}
        aria-describedby={described(hintOf(field, ids))}
        onChange={event => field.onChange(event.target.value)}
      />
    </Frame>
  );
}

/** What is wrong, else what helps, else nothing. */
export function Hint({ id, problem, hint }: Pick<Framed, 'problem' | 'hint'> & { readonly id: string }) {
  if (problem === null && hint === undefined) return null;
  return (
    <div className={problem === null ? 'hint' : 'hint e'} id={id}>
      {problem !== null && <Icon name="warn" className="s" />}
      <span>{problem ?? hint}</span>
    </div>
  );
}

interface Ids {
  readonly field: string;
  readonly unit: string;
  readonly hint: string;
  readonly list: string;
}

interface FrameProps {
  readonly ids: Ids;
  readonly field: Framed;
  readonly children: ReactNode;
}

function Frame({ ids, field: { label, note, hint, problem, className = '' }, children }: FrameProps) {
  return (
    <div className={`fld ${className}`}>
      <label className="l" htmlFor={ids.field}>
        {label}
        {note !== undefined && <span className="t3">{note}</span>}
      </label>
      {children}
      <Hint id={ids.hint} problem={problem} hint={hint} />
    </div>
  );
}

function useIds({ id }: Pick<Framed, 'id'>): Ids {
  const own = useId();
  const field = id ?? own;
  return { field, unit: `${field}-unit`, hint: `${field}-hint`, list: `${field}-list` };
}

const hintOf = ({ problem, hint }: Framed, ids: Ids): string | null =>
  problem === null && hint === undefined ? null : ids.hint;

function described(...ids: readonly (string | null)[]): string | undefined {
  const known = ids.filter(id => id !== null);
  return known.length === 0 ? undefined : known.join(' ');
}
