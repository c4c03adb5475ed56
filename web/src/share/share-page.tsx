import { useEffect, useMemo, useRef, useState } from 'react';
import type { Viewer } from '../api/session.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { goTo, Link, useAddress } from '../shell/address.js';
import { Alert } from '../shell/alert.js';
import { Icon } from '../shell/icon.js';
import type { PageProps } from '../shell/page.js';
import { SecondsUntil } from '../shell/seconds-until.js';
import { useStore } from '../use-store.js';
import { AlloyPanel } from './alloy-panel.js';
import { HeatForm } from './heat-form.js';
import { HeatList } from './heat-list.js';
import { HeatSender, heatPlace } from './heat-sender.js';
import { MonthPanel } from './month-panel.js';
import { periodOf } from './period.js';
import { PeriodBar } from './period-bar.js';
import './share.css';
import { shareWords } from './share.words.js';
import { withParameter } from './share-address.js';
import { recordHeat } from './share-operations.js';
import { ShareSkeleton } from './share-skeleton.js';
import { useServerDay, useShare } from './use-share.js';
import { YearPanel } from './year-panel.js';

/** A processor's year: its recycled share, where it comes from, and the heats that it is made of. */
export default function SharePage({ session, onSignIn }: PageProps) {
  const w = useWords(shareWords);
  const { t } = useLanguage();
  const state = useStore(session);
  useEffect(() => {
    document.title = w.documentTitle;
  }, [w]);
  if (state.kind === 'ASKING') return <ShareSkeleton />;
  if (state.kind === 'ANONYMOUS')
    return (
      <Notice title={w.signedOutTitle} text={w.signedOutText}>
        <button type="button" className="btn pri" onClick={onSignIn}>
          {t.signIn}
        </button>
      </Notice>
    );
  if (!state.viewer.organisation.roles.includes('PROCESSOR'))
    return (
      <Notice title={w.notAllowedTitle} text={w.notAllowedText}>
        <Link className="btn" to="/">
          {w.toMarket}
        </Link>
      </Notice>
    );
  const { organisation } = state.viewer;
  return <ShareOf key={organisation.id} organisation={organisation} onSignIn={onSignIn} />;
}

interface ShareOfProps {
  readonly organisation: Viewer['organisation'];
  readonly onSignIn: () => void;
}

function ShareOf({ organisation, onSignIn }: ShareOfProps) {
  const w = useWords(shareWords);
  const { day, retryAt, retryNow } = useServerDay();
  if (day !== null) return <ShareOfPeriod organisation={organisation} onSignIn={onSignIn} today={day} />;
  return (
    <ShareSkeleton>
      {retryAt !== null && (
        <Alert tone="bad" icon="warn" title={w.failedTitle} spoken>
          <p>
            {w.failedText} <SecondsUntil localMs={retryAt}>{w.retryIn}</SecondsUntil>
          </p>
          <button type="button" className="btn" onClick={retryNow}>
            {w.retry}
          </button>
        </Alert>
      )}
    </ShareSkeleton>
  );
}

function ShareOfPeriod({ organisation, onSignIn, today }: ShareOfProps & { readonly today: string }) {
  const w = useWords(shareWords);
  const { language } = useLanguage();
  const { query } = useAddress();
  const period = useMemo(() => periodOf(query, today), [query, today]);
  const [revision, setRevision] = useState(0);
  const { share, busy, failure, version, retry } = useShare(organisation.id, period, revision, language);
  const spoken = useRef(language);
  useEffect(() => {
    spoken.current = language;
  }, [language]);
  const [sender] = useState(
    () => new HeatSender(heatPlace(organisation.id), command => recordHeat(command, spoken.current)),
  );
  const recording = query.get('record') === 'open' || sender.get().kind === 'UNKNOWN';
  const open = (opened: boolean) => goTo(withParameter(query, 'record', opened ? 'open' : null), { replace: true });

  return (
    <main className="page share" id="main" aria-busy={busy}>
      <div className="sh-head">
        <div className="f1">
          <h1>{w.title}</h1>
          <p className="m">{w.boundary(organisation.name, period.from, period.to)}</p>
        </div>
        <button type="button" className="btn pri" aria-expanded={recording} onClick={() => open(!recording)}>
          {recording ? w.close : w.recordHeat}
        </button>
      </div>
      <PeriodBar period={period} today={today} query={query} />
      <div className="vh" role="status">
        {busy ? (share === null ? w.loading : w.updating) : ''}
      </div>
      {recording && (
        <HeatForm
          sender={sender}
          alloys={share?.alloys.map(({ alloy }) => alloy) ?? []}
          onSignIn={onSignIn}
          onRecorded={() => setRevision(times => times + 1)}
        />
      )}
      {failure !== null && (
        <Alert tone="bad" icon="warn" title={w.failedTitle} spoken>
          <p>{failure === '' ? w.failedText : failure}</p>
          <button type="button" className="btn" onClick={retry} disabled={busy}>
            {w.retry}
          </button>
        </Alert>
      )}
      {share === null ? (
        failure === null && <ShareSkeleton inner />
      ) : (
        <>
          <YearPanel year={share.year} />
          {share.heats.nodes.length === 0 ? (
            <section className="p empty">
              <Icon name="info" />
              <h2>{w.emptyTitle}</h2>
              <p>{w.emptyText}</p>
              {!recording && (
                <button type="button" className="btn pri" onClick={() => open(true)}>
                  {w.recordHeat}
                </button>
              )}
            </section>
          ) : (
            <>
              <MonthPanel months={share.months} target={share.year.target} query={query} />
              <AlloyPanel alloys={share.alloys} target={share.year.target} query={query} />
              <HeatList key={version} first={share.heats} organisationId={organisation.id} period={period} />
            </>
          )}
        </>
      )}
    </main>
  );
}

function Notice({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  return (
    <main className="page" id="main">
      <section className="p empty">
        <Icon name="lock" />
        <h1>{title}</h1>
        <p>{text}</p>
        {children}
      </section>
    </main>
  );
}
