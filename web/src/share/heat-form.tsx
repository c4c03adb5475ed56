import { HEAT_INPUT_SOURCES, type HeatInputSource } from '@app/recycled-content';
import { divideHalfUp, ppm, WHOLE_PPM } from '@app/units';
import { type ReactNode, type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { newId } from '../api/new-id.js';
import { calendarDate, clockTime } from '../format/clock-time.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Alert } from '../shell/alert.js';
import { Icon } from '../shell/icon.js';
import { useStore } from '../use-store.js';
import { formatAluminium, formatKg, formatShare, kgOf, shareOf } from './figures.js';
import {
  checkHeat,
  commandOf,
  type DraftInput,
  emptyInput,
  type HeatDraft,
  type HeatField,
  type HeatProblem,
  type HeatProblems,
  INPUTS_MAX,
  previewHeat,
} from './heat-draft.js';
import type { HeatSender, SenderState } from './heat-sender.js';
import { serverTime } from './server-day.js';
import { type ShareWords, shareWords } from './share.words.js';
import { ShareBar } from './share-bar.js';
import { loadStock, type Stock } from './share-operations.js';

interface HeatFormProps {
  readonly sender: HeatSender;
  /** of the period, to choose from */
  readonly alloys: readonly string[];
  readonly onSignIn: () => void;
  readonly onRecorded: () => void;
}
type StockState =
  | { readonly kind: 'LOADING' }
  | { readonly kind: 'FAILED' }
  | { readonly kind: 'LOADED'; readonly stock: readonly Stock[] };
const NO_PROBLEMS: HeatProblems = new Map();

/** A heat from typing to verdict. Nothing is recorded until the server says so. */
export function HeatForm({ sender, alloys, onSignIn, onRecorded }: HeatFormProps) {
  const w = useWords(shareWords);
  const { language } = useLanguage();
  const state = useStore(sender);
  const form = useRef<HTMLFormElement>(null);
  const nextKey = useRef(1);
  const [draft, setDraft] = useState<HeatDraft>(() => emptyDraft('', 0));
  const [stock, setStock] = useState<StockState>({ kind: 'LOADING' });
  const [offset, setOffset] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<HeatProblems>(NO_PROBLEMS);
  const [asked, setAsked] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` counts the wishes to ask again
  useEffect(() => {
    let left = false;
    void loadStock(language).then(answer => {
      if (!left) setStock(answer.kind === 'ANSWER' ? { kind: 'LOADED', stock: answer.data } : { kind: 'FAILED' });
    });
    return () => {
      left = true;
    };
  }, [language, asked]);
  useEffect(() => {
    let left = false;
    void serverTime().then(now => {
      if (left || now === null) return;
      setOffset(now - performance.now());
      setDraft(before => (before.meltedAt === '' ? { ...before, meltedAt: beijingMinute(now) } : before));
    });
    return () => {
      left = true;
    };
  }, []);

  const known = stock.kind === 'LOADED' ? stock.stock : [];
  const now = () => (offset === null ? null : offset + performance.now());
  const found = tried ? checkHeat(draft, known, now()) : NO_PROBLEMS;
  const problems = new Map([...said, ...found]);
  const locked = state.kind === 'SENDING' || state.kind === 'UNKNOWN';
  const change = (more: Partial<HeatDraft>) => {
    setDraft(before => ({ ...before, ...more }));
    setSaid(NO_PROBLEMS);
  };
  const changeRow = (key: number, more: Partial<DraftInput>) => {
    setDraft(before => ({
      ...before,
      inputs: before.inputs.map(row => (row.key === key ? { ...row, ...more } : row)),
    }));
    setSaid(NO_PROBLEMS);
  };

  async function settle(send: () => Promise<void>): Promise<void> {
    await send();
    const verdict = sender.get();
    if (verdict.kind === 'RECORDED') {
      const at = now();
      setDraft(emptyDraft(at === null ? '' : beijingMinute(at), nextKey.current++));
      setTried(false);
      setAsked(times => times + 1);
      onRecorded();
    }
    if (verdict.kind === 'REFUSED') setSaid(problemsSaid(verdict));
  }
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    if (checkHeat(draft, known, now()).size > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const command = commandOf(newId(), draft);
    if (command !== null) void settle(() => sender.record(command));
  }

  const field = (name: HeatField) => ({ problem: problems.get(name) ?? null, disabled: locked });
  return (
    <section className="p sh-panel" aria-labelledby="sh-form">
      <div className="ph">
        <h2 id="sh-form">{w.formTitle}</h2>
      </div>
      <form className="sh-form" ref={form} onSubmit={submit} noValidate>
        <div className="sh-fields">
          <Verdict
            state={state}
            sender={sender}
            onAgain={() => void settle(() => sender.again())}
            onSignIn={onSignIn}
          />
          <div className="sh-basics">
            <Field label={w.alloy} hint={w.alloyHint} {...field('alloy')}>
              <input
                list="sh-alloys"
                maxLength={200}
                autoComplete="off"
                value={draft.alloy}
                onChange={event => change({ alloy: event.target.value })}
              />
            </Field>
            <datalist id="sh-alloys">
              {alloys.map(alloy => (
                <option key={alloy} value={alloy} />
              ))}
            </datalist>
            <Field label={w.meltedAt} note={w.beijingTime} {...field('meltedAt')}>
              <input
                type="datetime-local"
                value={draft.meltedAt}
                onChange={event => change({ meltedAt: event.target.value.slice(0, 16) })}
              />
            </Field>
            <Field label={w.product} unit={w.kg} {...field('productKg')}>
              <NumberInput value={draft.productKg} onChange={productKg => change({ productKg })} />
            </Field>
            <Field label={w.dross} unit={w.kg} note={w.optional} {...field('drossKg')}>
              <NumberInput value={draft.drossKg} onChange={drossKg => change({ drossKg })} />
            </Field>
          </div>
          <StockNews state={stock} onRetry={() => setAsked(times => times + 1)} />
          {draft.inputs.map((row, index) => (
            <fieldset className="sh-row" key={row.key}>
              <legend className="vh">{w.inputRow(index + 1)}</legend>
              <Field label={w.source} problem={null} disabled={locked}>
                <select
                  value={row.source}
                  onChange={event => changeRow(row.key, { source: sourceOf(event.target.value), tradeId: '' })}
                >
                  {HEAT_INPUT_SOURCES.map(source => (
                    <option key={source} value={source}>
                      {w.sources[source]}
                    </option>
                  ))}
                </select>
              </Field>
              {row.source === 'TRADE' && (
                <Field label={w.purchase} className="sh-trade" {...field(`inputs.${index}.tradeId`)}>
                  <select value={row.tradeId} onChange={event => changeRow(row.key, { tradeId: event.target.value })}>
                    <option value="">{w.choosePurchase}</option>
                    {known
                      .filter(({ leftKg, tradeId }) => leftKg !== '0.0' || tradeId === row.tradeId)
                      .map(({ tradeId, lotTitle, origin, leftKg }) => (
                        <option key={tradeId} value={tradeId}>
                          {w.stockLeft(lotTitle, w.origins[origin], formatKg(leftKg))}
                        </option>
                      ))}
                  </select>
                </Field>
              )}
              <Field label={w.mass} unit={w.kg} {...field(`inputs.${index}.massKg`)}>
                <NumberInput value={row.massKg} onChange={massKg => changeRow(row.key, { massKg })} />
              </Field>
              <Field
                label={w.aluminium}
                unit="%"
                note={inspectedOf(row, known) === null ? w.optional : w.inspected}
                {...field(`inputs.${index}.aluminiumPercent`)}
              >
                <NumberInput
                  value={row.aluminiumPercent}
                  placeholder={aluminiumShown(inspectedOf(row, known), w)}
                  onChange={aluminiumPercent => changeRow(row.key, { aluminiumPercent })}
                />
              </Field>
              <button
                type="button"
                className="ib"
                aria-label={w.removeInput(index + 1)}
                disabled={locked || draft.inputs.length === 1}
                onClick={() => change({ inputs: draft.inputs.filter(({ key }) => key !== row.key) })}
              >
                <Icon name="x" />
              </button>
            </fieldset>
          ))}
          <div>
            <button
              type="button"
              className="btn"
              disabled={locked || draft.inputs.length >= INPUTS_MAX}
              onClick={() => change({ inputs: [...draft.inputs, emptyInput(nextKey.current++, 'PRIMARY')] })}
            >
              {w.addInput}
            </button>
          </div>
        </div>
        <div className="sh-preview">
          <Preview draft={draft} stock={known} />
          {tried && found.size > 0 && (
            <p className="hint e" role="alert">
              <Icon name="warn" className="s" />
              <span>{w.problemsTitle(found.size)}</span>
            </p>
          )}
          <button type="submit" className="btn pri lg blk" disabled={locked}>
            {state.kind === 'SENDING' ? w.submitting : w.submit(draft.alloy.trim())}
          </button>
        </div>
      </form>
    </section>
  );
}

/** What came of the last heat. */
function Verdict({
  state,
  sender,
  onAgain,
  onSignIn,
}: {
  state: SenderState;
  sender: HeatSender;
  onAgain: () => void;
  onSignIn: () => void;
}) {
  const w = useWords(shareWords);
  const { t } = useLanguage();
  switch (state.kind) {
    case 'IDLE':
    case 'SENDING':
      return null;
    case 'RECORDED':
      return (
        <Alert
          tone="ok"
          icon="check"
          title={w.recordedTitle(state.alloy, formatShare(state.recycledContent))}
          spoken
          onClose={() => sender.forget()}
        >
          <p>{w.recordedText}</p>
        </Alert>
      );
    case 'REFUSED':
      return (
        <Alert tone="bad" icon="warn" title={w.refusedTitle} spoken onClose={() => sender.forget()}>
          {state.code === 'UNAUTHENTICATED' ? (
            <>
              <p>{w.sessionEnded}</p>
              <button type="button" className="btn" onClick={onSignIn}>
                {t.signIn}
              </button>
            </>
          ) : (
            <p>{state.message}</p>
          )}
        </Alert>
      );
    case 'UNKNOWN':
      return (
        <Alert tone="warn" icon="warn" title={w.unknownTitle} spoken>
          <p>{w.unknownText(state.command.alloy, state.command.id.slice(0, 8))}</p>
          {state.note !== null && <p>{state.note}</p>}
          <div className="row">
            <button type="button" className="btn pri" onClick={onAgain}>
              {w.sendAgain}
            </button>
            <button type="button" className="btn" onClick={() => sender.forget()}>
              {w.forget}
            </button>
          </div>
        </Alert>
      );
    default:
      return state satisfies never;
  }
}

function StockNews({ state, onRetry }: { readonly state: StockState; readonly onRetry: () => void }) {
  const w = useWords(shareWords);
  if (state.kind === 'LOADING') return <p className="m">{w.stockLoading}</p>;
  if (state.kind === 'FAILED')
    return (
      <Alert tone="warn" icon="warn" spoken>
        <p>{w.stockFailed}</p>
        <button type="button" className="btn" onClick={onRetry}>
          {w.retry}
        </button>
      </Alert>
    );
  return state.stock.some(({ leftKg }) => leftKg !== '0.0') ? null : <p className="m">{w.noStock}</p>;
}

/** By the server's own rules, as far as the heat is typed. */
function Preview({ draft, stock }: { readonly draft: HeatDraft; readonly stock: readonly Stock[] }) {
  const w = useWords(shareWords);
  const { share, charged, product, dross, loss } = previewHeat(draft, stock);
  const assumed = ppm(share.totalMetal === 0n ? 0n : divideHalfUp(share.assumedMetal * WHOLE_PPM, share.totalMetal));
  const kg = (grams: bigint) => (
    <span className="n">
      {kgOf(grams)}
      <span className="u">{w.kg}</span>
    </span>
  );
  return (
    <>
      <h3>{w.preview}</h3>
      <p className="m">{w.previewNote}</p>
      {charged === 0n ? (
        <p className="t2">{w.previewNone}</p>
      ) : (
        <>
          <div>
            <span className="m">{w.content}</span>
            <div className="n h3">
              {share.totalMetal === 0n ? '—' : shareOf(share.recycledShare)}
              {share.totalMetal > 0n && <span className="u pc">%</span>}
            </div>
          </div>
          {share.totalMetal > 0n && (
            <ShareBar recycled={share.recycledShare} post={share.postConsumerShare} assumed={assumed} />
          )}
          {assumed > 0n && <p className="m c-warn">{w.assumedBar(shareOf(assumed))}</p>}
          <dl className="sh-balance" aria-label={w.balance}>
            <dt>{w.charged}</dt>
            <dd>{kg(charged)}</dd>
            <dt>{w.product}</dt>
            <dd>{product === null ? '—' : kg(product)}</dd>
            <dt>{w.dross}</dt>
            <dd>{kg(dross)}</dd>
            <dt className={loss < 0n ? 'c-bad' : ''}>{loss < 0n ? w.excess : w.loss}</dt>
            <dd className={loss < 0n ? 'c-bad' : ''}>{product === null ? '—' : kg(loss < 0n ? -loss : loss)}</dd>
          </dl>
        </>
      )}
    </>
  );
}

interface FieldProps {
  readonly label: string;
  readonly problem: HeatProblem | null;
  readonly disabled: boolean;
  readonly unit?: string;
  readonly note?: string;
  readonly hint?: string;
  readonly className?: string;
  readonly children: React.ReactElement<React.InputHTMLAttributes<HTMLInputElement>>;
}

function Field({ label, problem, disabled, unit, note, hint, className = '', children }: FieldProps) {
  const w = useWords(shareWords);
  const id = useId();
  const { type: Control, props } = children;
  const below: ReactNode = problem === null ? hint : inWords(problem, w);
  return (
    <div className={`fld ${className}`}>
      <label htmlFor={`${id}-in`}>
        <span className="l">
          {label}
          {note !== undefined && <span className="t3">{note}</span>}
        </span>
        <span className={`in ${problem === null ? '' : 'err'}`}>
          <Control
            {...props}
            id={`${id}-in`}
            disabled={disabled}
            aria-invalid={problem !== null}
            aria-describedby={below === undefined ? undefined : id}
          />
          {unit !== undefined && <span className="u">{unit}</span>}
        </span>
      </label>
      {below !== undefined && (
        <div className={problem === null ? 'hint' : 'hint e'} id={id}>
          {problem !== null && <Icon name="warn" className="s" />}
          <span>{below}</span>
        </div>
      )}
    </div>
  );
}

interface NumberInputProps extends Omit<React.InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Digits as text: a number field would take what no kilogram is and know no thousands comma. */
function NumberInput({ onChange, ...props }: NumberInputProps) {
  return (
    <input
      {...props}
      className="r"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      maxLength={24}
      onChange={event => onChange(event.target.value)}
    />
  );
}

function inWords(problem: HeatProblem, { problems }: ShareWords): string {
  switch (problem.kind) {
    case 'SHORT':
      return problems.SHORT(kgOf(problem.short.asked), kgOf(problem.short.available));
    case 'EXCESS':
      return problems.EXCESS(kgOf(problem.excess));
    case 'SAID':
      return problem.message;
    default:
      return problems[problem.kind];
  }
}

const aluminiumShown = (inspected: string | null, w: ShareWords): string =>
  inspected === null ? w.aluminiumAssumed : formatAluminium(inspected);

/** What the row counts with while nothing is typed: null, nobody measured it. */
const inspectedOf = (row: DraftInput, stock: readonly Stock[]): string | null =>
  (row.source === 'TRADE' ? stock.find(({ tradeId }) => tradeId === row.tradeId)?.aluminiumPercent : null) ?? null;

/** A refusal at the fields that it is about: those of the trade that its text names, or the masses that came out. */
function problemsSaid({ command, code, message, fields }: Extract<SenderState, { kind: 'REFUSED' }>): HeatProblems {
  const said = new Map<string, HeatProblem>();
  for (const { path, message: sentence } of fields)
    said.set(path.replace(/^input\./, ''), { kind: 'SAID', message: sentence });
  if (code === 'MASS_BALANCE_VIOLATED') said.set('productKg', { kind: 'SAID', message });
  if (code === 'INSUFFICIENT_STOCK' || code === 'TRADE_STATE') {
    command.inputs.forEach(({ tradeId }, row) => {
      const at = code === 'TRADE_STATE' ? 'tradeId' : 'massKg';
      if (tradeId !== null && message.includes(tradeId)) said.set(`inputs.${row}.${at}`, { kind: 'SAID', message });
    });
  }
  return said;
}

const emptyDraft = (meltedAt: string, key: number): HeatDraft => ({
  alloy: '',
  meltedAt,
  productKg: '',
  drossKg: '',
  inputs: [emptyInput(key)],
});

const sourceOf = (text: string): HeatInputSource => HEAT_INPUT_SOURCES.find(source => source === text) ?? 'UNKNOWN';

const beijingMinute = (instant: number): string => `${calendarDate(instant)}T${clockTime(instant).slice(0, 5)}`;
