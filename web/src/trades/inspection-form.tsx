import { type SubmitEvent, useId, useRef, useState } from 'react';
import { isUndecided, refusalOf } from '../api/command-sender.js';
import { newId } from '../api/new-id.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Alert } from '../shell/alert.js';
import { Field } from '../shell/field.js';
import { type Act, ActOutcome } from './act-outcome.js';
import {
  type Checked,
  checkInspection,
  ELEMENTS,
  type InspectionDraft,
  type InspectionField,
  type Radioactivity,
} from './check-drafts.js';
import { FIGURES } from './trade.js';
import type { InspectionInput } from './trades.js';
import { words } from './trades.words.js';
import { useFirstProblem } from './use-first-problem.js';

const RADIOACTIVITY: readonly Radioactivity[] = ['PASSED', 'FAILED', 'NOT_MEASURED'];
/** Only these two take something off; the others are told and kept. */
const DEDUCTED = FIGURES.slice(0, 2);
const OTHERS = FIGURES.slice(2);

const EMPTY: InspectionDraft = {
  moisturePercent: '',
  inclusionPercent: '',
  metalRecoveryPercent: '',
  metalContentPercent: '',
  freeIronPercent: '',
  oilGreasePercent: '',
  finesPercent: '',
  Si: '',
  Fe: '',
  Cu: '',
  Mn: '',
  Mg: '',
  Zn: '',
  method: '',
  radioactivity: 'NOT_MEASURED',
};

/** The buyer's inspection: typed, then read once more, then sent; the sheet follows from it at once. */
export function InspectionForm({ tradeId, act }: { readonly tradeId: string; readonly act: Act<InspectionInput> }) {
  const w = useWords(words);
  const { t } = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const group = useId();
  const [draft, setDraft] = useState<InspectionDraft>(EMPTY);
  const [checked, setChecked] = useState<Checked<Omit<InspectionInput, 'id' | 'tradeId'>, InspectionField> | null>(
    null,
  );
  useFirstProblem(form, checked);
  const { state, sender } = act;
  const isBusy = isUndecided(state);
  const ready = checked?.kind === 'READY' ? checked.ready : null;

  const change = (field: InspectionField) => (value: string) => {
    setDraft(before => ({ ...before, [field]: value }));
    setChecked(null);
    sender.acknowledge();
  };
  const problemOf = (field: InspectionField): string | null => {
    const problem = checked?.kind === 'WRONG' ? checked.problems[field] : undefined;
    if (problem !== undefined) return w.problem(problem);
    const path = field === 'method' ? 'input.method' : `input.sample.${field}`;
    return refusalOf(state)?.fields.find(each => each.path === path)?.message ?? null;
  };
  const percent = (field: InspectionField, label: string) => (
    <Field
      key={field}
      label={label}
      unit="%"
      type="decimal"
      value={draft[field]}
      onChange={change(field)}
      problem={problemOf(field)}
    />
  );
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (isBusy) return;
    if (ready === null) {
      setChecked(checkInspection(draft));
      return;
    }
    sender.place({ id: newId(), tradeId, ...ready });
    setChecked(null);
  }
  const told = (value: string | null | undefined): string => (typeof value === 'string' ? `${value}%` : w.notMeasured);
  const hasHiddenProblem =
    checked?.kind === 'WRONG' && Object.keys(checked.problems).some(field => !DEDUCTED.some(each => each === field));

  return (
    <form className="col" ref={form} noValidate onSubmit={submit}>
      <p className="m">{w.inspectText}</p>
      <fieldset className="col plain" disabled={isBusy || ready !== null}>
        <div className="pairs">{DEDUCTED.map(figure => percent(figure, w.figureNames[figure]))}</div>
        <fieldset className="plain">
          <legend className="lab">{w.radioactivity}</legend>
          <div className="choices">
            {RADIOACTIVITY.map(choice => (
              <label key={choice} className="choice">
                <input
                  type="radio"
                  name={group}
                  checked={draft.radioactivity === choice}
                  onChange={() => change('radioactivity')(choice)}
                />
                {w.radioactivityNames[choice]}
              </label>
            ))}
          </div>
        </fieldset>
        {draft.radioactivity === 'FAILED' && (
          <Alert tone="bad" icon="warn" spoken>
            <p>{w.radioactivityWarning}</p>
          </Alert>
        )}
        <Field
          label={w.method}
          note={t.optional}
          maxLength={120}
          placeholder={w.methodHint}
          value={draft.method}
          onChange={change('method')}
          problem={problemOf('method')}
        />
        <details className="more" open={hasHiddenProblem || undefined}>
          <summary>{w.moreFigures}</summary>
          <div className="col">
            <div className="pairs">{OTHERS.map(figure => percent(figure, w.figureNames[figure]))}</div>
            <fieldset className="plain">
              <legend className="lab">
                {w.composition} · {w.compositionHint}
              </legend>
              <div className="pairs three">{ELEMENTS.map(element => percent(element, element))}</div>
            </fieldset>
          </div>
        </details>
      </fieldset>
      <ActOutcome act={act} id={state.kind === 'UNKNOWN' ? state.command.id : null} />
      {ready === null ? (
        <button type="submit" className="btn pri lg blk" disabled={isBusy}>
          {w.checkInspection}
        </button>
      ) : (
        <>
          <p className="m">{w.inspectionFinal}</p>
          <button type="submit" className="btn pri lg blk act">
            {ready.sample.radioactivityPassed === false
              ? w.sendFailedRadioactivity
              : w.sendInspection(told(ready.sample.moisturePercent), told(ready.sample.inclusionPercent))}
          </button>
          <button type="button" className="btn blk" onClick={() => setChecked(null)}>
            {t.back}
          </button>
        </>
      )}
    </form>
  );
}
