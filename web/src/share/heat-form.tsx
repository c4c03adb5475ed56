import { HEAT_INPUT_SOURCES } from '@app/recycled-content';
import { divideHalfUp, ppm, WHOLE_PPM } from '@app/units';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { isUndecided, refusalOf } from '../api/command-sender.js';
import { newId } from '../api/new-id.js';
import type { CommandInUse } from '../api/use-command.js';
import { calendarDate, clockTime } from '../format/clock-time.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Alert } from '../shell/alert.js';
import { Field, Select } from '../shell/field.js';
import { Icon } from '../shell/icon.js';
import { UnknownCommand } from '../shell/unknown-command.js';
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
import { serverTime } from './server-day.js';
import { type HeatCommand, type HeatVerdict, loadStock, type Stock } from './share.js';
import { type ShareWords, shareWords } from './share.words.js';
import { ShareBar } from './share-bar.js';

/** Heats on their way to the server, one at a time. */
export type HeatsSent = CommandInUse<HeatCommand, HeatVerdict>;

interface HeatFormProps {
  readonly heats: HeatsSent;
  /** of the period, to choose from */
  readonly alloys: readonly string[];
  readonly onSignIn: () => void;
}
type StockState =
  | { readonly kind: 'LOADING' }
  | { readonly kind: 'FAILED' }
  | { readonly kind: 'LOADED'; readonly stock: readonly Stock[] };
const NO_PROBLEMS: HeatProblems = new Map();

/** A heat from typing to verdict. Nothing is recorded until the server says so. */
export function HeatForm({ heats, alloys, onSignIn }: HeatFormProps) {
  const w = useWords(shareWords);
  const { language, t } = useLanguage();
  const { sender, state } = heats;
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
  const locked = isUndecided(state);
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

  // what the server said about the last heat: a recorded one makes room, a refused one is corrected
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per verdict
  useEffect(() => {
    if (state.kind === 'DECIDED' && state.verdict.__typename === 'Heat') {
      const at = now();
      setDraft(emptyDraft(at === null ? '' : beijingMinute(at), nextKey.current++));
      setTried(false);
      setAsked(times => times + 1);
    }
    setSaid(problemsSaid(state));
  }, [state]);

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    if (checkHeat(draft, known, now()).size > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const command = commandOf(newId(), draft);
    if (command !== null) sender.place(command);
  }

  const field = (name: HeatField) => {
    const problem = problems.get(name);
    return { problem: problem === undefined ? null : inWords(problem, w), disabled: locked };
  };
  return (
    <section className="p sh-panel" aria-labelledby="sh-form">
      <div className="ph">
        <h2 id="sh-form">{w.formTitle}</h2>
      </div>
      <form className="sh-form" ref={form} onSubmit={submit} noValidate>
        <div className="sh-fields">
          <Verdict heats={heats} onSignIn={onSignIn} />
          <div className="sh-basics">
            <Field
              label={w.alloy}
              hint={w.alloyHint}
              maxLength={200}
              suggestions={alloys}
              value={draft.alloy}
              onChange={alloy => change({ alloy })}
              {...field('alloy')}
            />
            <Field
              label={w.meltedAt}
              note={w.beijingTime}
              type="datetime-local"
              value={draft.meltedAt}
              onChange={meltedAt => change({ meltedAt: meltedAt.slice(0, 16) })}
              {...field('meltedAt')}
            />
            <Field
              label={w.product}
              unit={w.kg}
              type="decimal"
              value={draft.productKg}
              onChange={productKg => change({ productKg })}
              {...field('productKg')}
            />
            <Field
              label={w.dross}
              unit={w.kg}
              note={t.optional}
              type="decimal"
              value={draft.drossKg}
              onChange={drossKg => change({ drossKg })}
              {...field('drossKg')}
            />
          </div>
          <StockNews state={stock} onRetry={() => setAsked(times => times + 1)} />
          {draft.inputs.map((row, index) => (
            <fieldset className="sh-row" key={row.key}>
              <legend className="vh">{w.inputRow(index + 1)}</legend>
              <Select
                label={w.source}
                options={HEAT_INPUT_SOURCES.map(source => [source, w.sources[source]] as const)}
                value={row.source}
                onChange={source => source !== '' && changeRow(row.key, { source, tradeId: '' })}
                problem={null}
                disabled={locked}
              />
              {row.source === 'TRADE' && (
                <Select
                  className="sh-trade"
                  label={w.purchase}
                  choose={w.choosePurchase}
                  options={known
                    .filter(({ leftKg, tradeId }) => leftKg !== '0.0' || tradeId === row.tradeId)
                    .map(
                      ({ tradeId, lotTitle, origin, leftKg }) =>
                        [tradeId, w.stockLeft(lotTitle, w.origins[origin], formatKg(leftKg))] as const,
                    )}
                  value={row.tradeId}
                  onChange={tradeId => changeRow(row.key, { tradeId })}
                  {...field(`inputs.${index}.tradeId`)}
                />
              )}
              <Field
                label={w.mass}
                unit={w.kg}
                type="decimal"
                value={row.massKg}
                onChange={massKg => changeRow(row.key, { massKg })}
                {...field(`inputs.${index}.massKg`)}
              />
              <Field
                label={w.aluminium}
                unit="%"
                note={inspectedOf(row, known) === null ? t.optional : w.inspected}
                type="decimal"
                value={row.aluminiumPercent}
                placeholder={aluminiumShown(inspectedOf(row, known), w)}
                onChange={aluminiumPercent => changeRow(row.key, { aluminiumPercent })}
                {...field(`inputs.${index}.aluminiumPercent`)}
              />
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
function Verdict({ heats, onSignIn }: { readonly heats: HeatsSent; readonly onSignIn: () => void }) {
  const w = useWords(shareWords);
  const { t } = useLanguage();
  const { sender, state } = heats;
  if (state.kind === 'UNKNOWN') {
    const { alloy, id } = state.command;
    return (
      <UnknownCommand use={heats} id={id.slice(0, 8)} onSignIn={onSignIn}>
        <p>{w.unknownText(alloy)}</p>
      </UnknownCommand>
    );
  }
  if (state.kind === 'DECIDED' && state.verdict.__typename === 'Heat') {
    const { alloy, recycledContent } = state.verdict;
    return (
      <Alert
        tone="ok"
        icon="check"
        title={w.recordedTitle(alloy, formatShare(recycledContent))}
        spoken
        onClose={() => sender.acknowledge()}
      >
        <p>{w.recordedText}</p>
      </Alert>
    );
  }
  const refusal = refusalOf(state);
  if (refusal === null) return null;
  const isSignedOut = refusal.code === 'UNAUTHENTICATED';
  return (
    <Alert tone="bad" icon="warn" title={w.refusedTitle} spoken onClose={() => sender.acknowledge()}>
      <p>{isSignedOut ? w.sessionEnded : refusal.message}</p>
      {isSignedOut && (
        <button type="button" className="btn" onClick={onSignIn}>
          {t.signIn}
        </button>
      )}
    </Alert>
  );
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
function problemsSaid(state: HeatsSent['state']): HeatProblems {
  const refusal = refusalOf(state);
  if (refusal === null || state.kind === 'IDLE') return NO_PROBLEMS;
  const { code, message, fields } = refusal;
  const said = new Map<string, HeatProblem>();
  for (const { path, message: sentence } of fields)
    said.set(path.replace(/^input\./, ''), { kind: 'SAID', message: sentence });
  if (code === 'MASS_BALANCE_VIOLATED') said.set('productKg', { kind: 'SAID', message });
  if (code === 'INSUFFICIENT_STOCK' || code === 'TRADE_STATE') {
    state.command.inputs.forEach(({ tradeId = null }, row) => {
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

const beijingMinute = (instant: number): string => `${calendarDate(instant)}T${clockTime(instant).slice(0, 5)}`;
