import type { Grade } from '@app/grading';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Alert } from '../shell/alert.js';
import { Field, Hint } from '../shell/field.js';
import { Icon } from '../shell/icon.js';
import { Check, Choice } from './choice.js';
import { limitText } from './grade-limits.js';
import type { PartProps } from './part.js';
import { words } from './post.words.js';
import { RADIOACTIVITY, SHARES, type Share } from './post-draft.js';

/** Always asked for; the others only where the grade limits them. */
const USUAL: readonly Share[] = ['MOISTURE', 'INCLUSIONS', 'METAL_CONTENT', 'FREE_IRON'];
const ELEMENTS = ['Al', 'Si', 'Fe', 'Cu', 'Mg', 'Mn', 'Zn', 'Pb', 'Sn', 'Ni', 'Cr', 'Ti'];

/** What was measured, which limits it misses, and the declaration that this takes. */
export function SamplePart({ draft, change, checked, problemOf }: PartProps) {
  const w = useWords(words);
  const { t } = useLanguage();
  const { grade, missed, undeclared } = checked;
  const limited = new Set(grade?.limits.map(({ property }) => property));
  const shares = SHARES.filter(name => USUAL.includes(name) || limited.has(name) || draft.shares[name] !== '');
  const absent = ELEMENTS.filter(symbol => !draft.elements.some(({ element }) => element === symbol)).sort(
    (a, b) => Number(limited.has(b as never)) - Number(limited.has(a as never)),
  );
  const declare = (property: string, isDeclared: boolean) =>
    change({ declared: [...draft.declared.filter(name => name !== property), ...(isDeclared ? [property] : [])] });
  const names = (properties: readonly string[]) =>
    properties.map(property => w.propertyNames[property] ?? property).join(w.nameSeparator);
  const verdict = (property: string, value: string) => {
    if (!missed.includes(property)) return null;
    const isDeclared = !undeclared.includes(property);
    return (
      <div className={`miss ${isDeclared ? 'declared' : ''}`}>
        <span>
          <Icon name="warn" className="s" /> {isDeclared ? w.missesDeclared : w.misses}
        </span>
        <Check id={`post-declare-${property}`} checked={isDeclared} onChange={on => declare(property, on)}>
          {w.declare(w.propertyNames[property] ?? property, `${value.trim()}%`)}
        </Check>
      </div>
    );
  };
  const problem = checked.problems.get('sample');
  return (
    <section className="p" aria-labelledby="post-sample-title">
      <div className="ph">
        <h2 id="post-sample-title">{w.sampleSection}</h2>
        <span className="m">{t.optional}</span>
      </div>
      <div className="pb col" id="post-sample" tabIndex={-1}>
        <p className="m">{w.sampleHint}</p>
        <div className="rows">
          {shares.map(name => (
            <ShareRow
              key={name}
              id={`post-share.${name}`}
              name={w.propertyNames[name] ?? name}
              limit={limitOf(grade, name)}
              value={draft.shares[name]}
              problem={problemOf(`share.${name}`)}
              onChange={value => change({ shares: { ...draft.shares, [name]: value } })}
            >
              {verdict(name, draft.shares[name])}
            </ShareRow>
          ))}
          {draft.elements.map(({ element, percent }) => (
            <ShareRow
              key={element}
              id={`post-element.${element}`}
              name={element}
              limit={limitOf(grade, element)}
              value={percent}
              problem={problemOf(`element.${element}`)}
              onChange={value =>
                change({
                  elements: draft.elements.map(row => (row.element === element ? { element, percent: value } : row)),
                })
              }
              onRemove={() => change({ elements: draft.elements.filter(row => row.element !== element) })}
            >
              {verdict(element, percent)}
            </ShareRow>
          ))}
        </div>
        <fieldset className="fld elements">
          <legend className="l">{w.addElement}</legend>
          <div className="chips">
            {absent.map(element => (
              <button
                key={element}
                type="button"
                className="chip"
                onClick={() => change({ elements: [...draft.elements, { element, percent: '' }] })}
              >
                {element}
              </button>
            ))}
          </div>
        </fieldset>
        <Choice
          id="post-radioactivity"
          label={w.radioactivity}
          options={RADIOACTIVITY}
          names={w.radioactivityNames}
          value={draft.radioactivity}
          problem={problem === 'RADIOACTIVE' ? w.problems.RADIOACTIVE : null}
          onChange={radioactivity => change({ radioactivity })}
        />
        {problem === 'SUM_ABOVE_100' && <Hint id="post-sample-hint" problem={w.problems.SUM_ABOVE_100} />}
        <div aria-live="polite">
          {undeclared.length > 0 && (
            <Alert tone="bad" icon="warn" title={w.undeclaredTitle(names(undeclared))}>
              <p>{w.deviationText}</p>
              {undeclared.length > 1 && (
                <button type="button" className="btn" onClick={() => change({ declared: [...missed] })}>
                  {w.declareAll(undeclared.length)}
                </button>
              )}
            </Alert>
          )}
          {missed.length > 0 && undeclared.length === 0 && (
            <Alert tone="warn" icon="warn" title={w.declaredTitle(names(missed))}>
              <p>{w.deviationText}</p>
            </Alert>
          )}
        </div>
        <fieldset className="fld">
          <legend className="l">{w.allowances}</legend>
          <div className="two">
            <Field
              id="post-allowedMoisture"
              label={w.allowedMoisture}
              type="decimal"
              unit="%"
              value={draft.allowedMoisture}
              problem={problemOf('allowedMoisture')}
              onChange={allowedMoisture => change({ allowedMoisture })}
            />
            <Field
              id="post-allowedInclusion"
              label={w.allowedInclusion}
              type="decimal"
              unit="%"
              value={draft.allowedInclusion}
              problem={problemOf('allowedInclusion')}
              onChange={allowedInclusion => change({ allowedInclusion })}
            />
          </div>
          <div className="hint">{w.allowanceHint}</div>
        </fieldset>
      </div>
    </section>
  );
}

interface Limit {
  readonly text: string;
  readonly verified: boolean;
}
const limitOf = (grade: Grade | null, property: string): readonly Limit[] =>
  (grade?.limits ?? [])
    .filter(limit => limit.property === property && limit.unit === '%')
    .map(limit => ({ text: limitText(limit), verified: limit.verified }));

interface ShareRowProps {
  readonly id: string;
  readonly name: string;
  readonly limit: readonly Limit[];
  readonly value: string;
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
  readonly onRemove?: () => void;
  /** the verdict: null while the value keeps the limit */
  readonly children: ReactNode;
}

function ShareRow({ id, name, limit, value, problem, onChange, onRemove, children }: ShareRowProps) {
  const w = useWords(words);
  return (
    <div className={`share ${children === null ? '' : 'missed'}`}>
      <div className="sharerow">
        <label className="f1" htmlFor={id}>
          {name}
          {limit.map(({ text, verified }) => (
            <span className="m" key={text}>
              {w.limit(text)}
              {!verified && ` · ${w.unverified}`}
            </span>
          ))}
        </label>
        {onRemove !== undefined && (
          <button type="button" className="ib" aria-label={w.removeElement(name)} onClick={onRemove}>
            <Icon name="x" />
          </button>
        )}
        <div className={`in r ${problem === null ? '' : 'err'}`}>
          <input
            id={id}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            maxLength={16}
            value={value}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : `${id}-hint`}
            onChange={event => onChange(event.target.value)}
          />
          <span className="u">%</span>
        </div>
      </div>
      <Hint id={`${id}-hint`} problem={problem} />
      {children}
    </div>
  );
}
