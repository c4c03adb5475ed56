import { formatKilograms, mass } from '@app/units';
import { type SubmitEvent, useRef, useState } from 'react';
import { isUndecided, refusalOf } from '../api/command-sender.js';
import { newId } from '../api/new-id.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Field } from '../shell/field.js';
import { type Act, ActOutcome } from './act-outcome.js';
import { type Checked, checkTicket, type TicketDraft, type TicketField, wallClockOf } from './check-drafts.js';
import { gramsOf, grouped, readDecimal } from './figures.js';
import type { TicketInput } from './trades.js';
import { words } from './trades.words.js';
import { useFirstProblem } from './use-first-problem.js';

interface TicketFormProps {
  readonly tradeId: string;
  /** false: in place of one that was weighed before */
  readonly isFirst: boolean;
  readonly act: Act<TicketInput>;
}

/** My side's ticket: typed, then read once more with its net, then sent. */
export function TicketForm({ tradeId, isFirst, act }: TicketFormProps) {
  const w = useWords(words);
  const { t } = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<TicketDraft>(() => ({
    grossKg: '',
    tareKg: '',
    plate: '',
    weighedAt: wallClockOf(Date.now()),
    scaleId: '',
  }));
  const [checked, setChecked] = useState<Checked<Omit<TicketInput, 'id' | 'tradeId'>, TicketField> | null>(null);
  useFirstProblem(form, checked);
  const { state, sender } = act;
  const isBusy = isUndecided(state);
  const ready = checked?.kind === 'READY' ? checked.ready : null;
  const net = netOf(draft);

  const change = (field: TicketField) => (value: string) => {
    setDraft(before => ({ ...before, [field]: value }));
    setChecked(null);
    sender.acknowledge();
  };
  const problemOf = (field: TicketField): string | null => {
    const problem = checked?.kind === 'WRONG' ? checked.problems[field] : undefined;
    if (problem !== undefined) return w.problem(problem);
    return refusalOf(state)?.fields.find(({ path }) => path === `input.${field}`)?.message ?? null;
  };
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (isBusy) return;
    if (ready === null) {
      setChecked(checkTicket(draft, Date.now()));
      return;
    }
    sender.place({ id: newId(), tradeId, ...ready });
    setChecked(null);
  }

  return (
    <form className="col" ref={form} noValidate onSubmit={submit}>
      {isFirst && <p className="m">{w.weighText}</p>}
      <fieldset className="col plain" disabled={isBusy || ready !== null}>
        <div className="pairs">
          <Field
            label={w.gross}
            note={w.grossHint}
            unit={w.kg}
            type="decimal"
            value={draft.grossKg}
            onChange={change('grossKg')}
            problem={problemOf('grossKg')}
          />
          <Field
            label={w.tare}
            note={w.tareHint}
            unit={w.kg}
            type="decimal"
            value={draft.tareKg}
            onChange={change('tareKg')}
            problem={problemOf('tareKg')}
          />
        </div>
        <p className="net" aria-live="polite">
          {w.net} <span className="n b">{net === null ? t.none : `${grouped(net)} ${w.kg}`}</span>
        </p>
        <Field
          label={w.plate}
          maxLength={200}
          value={draft.plate}
          onChange={change('plate')}
          problem={problemOf('plate')}
          placeholder={w.plateHint}
        />
        <Field
          label={w.weighedAt}
          note={w.beijing}
          type="datetime-local"
          value={draft.weighedAt}
          onChange={change('weighedAt')}
          problem={problemOf('weighedAt')}
        />
        <Field
          label={w.scale}
          note={t.optional}
          maxLength={64}
          value={draft.scaleId}
          onChange={change('scaleId')}
          problem={problemOf('scaleId')}
        />
      </fieldset>
      <ActOutcome act={act} id={state.kind === 'UNKNOWN' ? state.command.id : null} />
      {ready === null || net === null ? (
        <button type="submit" className="btn pri lg blk" disabled={isBusy}>
          {w.checkTicket}
        </button>
      ) : (
        <>
          <p className="m">{w.ticketFinal}</p>
          <button type="submit" className="btn pri lg blk act">
            {w.sendTicket(grouped(net))}
          </button>
          <button type="button" className="btn blk" onClick={() => setChecked(null)}>
            {t.back}
          </button>
        </>
      )}
    </form>
  );
}

/** Gross less tare as typed so far, to the gram; null while that makes no sense. */
function netOf({ grossKg, tareKg }: TicketDraft): string | null {
  const [gross, tare] = [readDecimal(grossKg, 3), readDecimal(tareKg, 3)];
  if (gross === null || tare === null) return null;
  const grams = gramsOf(gross) - gramsOf(tare);
  return grams > 0n ? formatKilograms(mass(grams), 3) : null;
}
