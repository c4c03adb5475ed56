import { useEffect, useMemo, useState } from 'react';
import { isUndecided } from '../api/command-sender.js';
import type { Viewer } from '../api/session.js';
import { useCommand } from '../api/use-command.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { goTo, Link, useAddress } from '../shell/address.js';
import { LoadFailed } from '../shell/load-failed.js';
import { Notice, NoticePage } from '../shell/notice.js';
import type { PageProps } from '../shell/page.js';
import { SecondsUntil } from '../shell/seconds-until.js';
import { useStore } from '../use-store.js';
import { AlloyPanel } from './alloy-panel.js';
import { HeatForm } from './heat-form.js';
import { HeatList } from './heat-list.js';
import { MonthPanel } from './month-panel.js';
import { periodOf } from './period.js';
import { PeriodBar } from './period-bar.js';
import './share.css';
import { recordHeat } from './share.js';
import { shareWords } from './share.words.js';
import { withParameter } from './share-address.js';
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
      <NoticePage icon="lock" title={w.signedOutTitle} text={w.signedOutText}>
        <button type="button" className="btn pri lg" onClick={onSignIn}>
          {t.signIn}
        </button>
      </NoticePage>
    );
  if (!state.viewer.organisation.roles.includes('PROCESSOR'))
    return (
      <NoticePage icon="lock" title={w.notAllowedTitle} text={w.notAllowedText}>
        <Link className="btn" to="/">
          {w.toMarket}
        </Link>
      </NoticePage>
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
  if (retryAt === null) return <ShareSkeleton />;
  return (
    <main className="page share" id="main">
      <div className="sh-head">
        <h1>{w.title}</h1>
      </div>
      <LoadFailed title={w.failedTitle} message={null} onRetry={retryNow}>
        <p aria-hidden="true">
          <SecondsUntil localMs={retryAt}>{w.retryIn}</SecondsUntil>
        </p>
      </LoadFailed>
    </main>
  );
}

function ShareOfPeriod({ organisation, onSignIn, today }: ShareOfProps & { readonly today: string }) {
  const w = useWords(shareWords);
  const { language } = useLanguage();
  const { query } = useAddress();
  const period = useMemo(() => periodOf(query, today), [query, today]);
  const [revision, setRevision] = useState(0);
  const { share, busy, failure, version, retry } = useShare(organisation.id, period, revision, language);
  const heats = useCommand({
    place: `heat:${organisation.id}`,
    send: recordHeat,
    decided: ({ __typename }) => __typename === 'Heat' && setRevision(times => times + 1),
  });
  const { sender, state } = heats;
  // what became of a heat is shown in the form, whoever closed it
  const recording = query.get('record') === 'open' || state.kind !== 'IDLE';
  const open = (opened: boolean) => goTo(withParameter(query, 'record', opened ? 'open' : null), { replace: true });

  return (
    <main className="page share" id="main" aria-busy={busy}>
      <div className="sh-head">
        <div className="f1">
          <h1>{w.title}</h1>
          <p className="m">{w.boundary(organisation.name, period.from, period.to)}</p>
        </div>
        <button
          type="button"
          className={recording ? 'btn' : 'btn pri'}
          aria-expanded={recording}
          disabled={isUndecided(state)}
          onClick={() => {
            sender.acknowledge();
            open(!recording);
          }}
        >
          {recording ? w.close : w.recordHeat}
        </button>
      </div>
      <PeriodBar period={period} today={today} query={query} />
      <div className="vh" role="status">
        {busy ? (share === null ? w.loading : w.updating) : ''}
      </div>
      {recording && (
        <HeatForm heats={heats} alloys={share?.alloys.map(({ alloy }) => alloy) ?? []} onSignIn={onSignIn} />
      )}
      {failure !== null && (
        <LoadFailed title={w.failedTitle} message={failure === '' ? null : failure} onRetry={retry} isBusy={busy} />
      )}
      {share === null ? (
        failure === null && <ShareSkeleton inner />
      ) : (
        <>
          <YearPanel year={share.year} />
          {share.heats.nodes.length === 0 ? (
            <Notice icon="empty" title={w.emptyTitle} text={w.emptyText}>
              {!recording && (
                <button type="button" className="btn pri" onClick={() => open(true)}>
                  {w.recordHeat}
                </button>
              )}
            </Notice>
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
