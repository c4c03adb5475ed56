import { type SubmitEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { Alert } from '../shell/alert.js';
import type { PageProps } from '../shell/page.js';
import { useStore } from '../use-store.js';
import { AuctionPart } from './auction-part.js';
import { type CheckedPost, checkPost, type PostField } from './check-post.js';
import { GradePart } from './grade-part.js';
import { OutboxCard } from './outbox-card.js';
import type { PartProps } from './part.js';
import { NamePart, PlacePart, TaxPart } from './place-part.js';
import './post.css';
import { words } from './post.words.js';
import type { Draft } from './post-draft.js';
import type { OutboxState, PostOutbox } from './post-outbox.js';
import { fieldOfPath, fieldOfRefusal, mayPost } from './post-refusal.js';
import { SamplePart } from './sample-part.js';
import { type ChangeDraft, usePostDraft } from './use-post-draft.js';
import { useOnline, usePostOutbox } from './use-post-outbox.js';

/** A lot from a yard to the market: one form, kept at every change, and one post under way at a time. */
export default function PostPage({ session, onSignIn }: PageProps) {
  const { language, t } = useLanguage();
  const w = useWords(words);
  const signedIn = useStore(session);
  const { draft, change, renew, renumber } = usePostDraft();
  const outbox = usePostOutbox(session);
  const state = useStore(outbox);
  const isOnline = useOnline();
  useEffect(() => {
    document.title = t.pageTitle(w.title);
  }, [t, w]);

  // the server says that the session is over before this page knows
  const isTurnedAway = state.kind === 'WAITING' && state.cause === 'SIGNED_OUT';
  useEffect(() => {
    if (isTurnedAway && session.get().kind === 'SIGNED_IN') void session.load(language);
  }, [isTurnedAway, session, language]);

  const roles = signedIn.kind === 'SIGNED_IN' ? signedIn.viewer.organisation.roles : null;
  const isForm = state.kind === 'DRAFT' || state.kind === 'REFUSED';
  const canPost = roles === null || mayPost(roles);
  return (
    <main className="page post" id="main">
      <div className="posthead">
        <h1>{w.title}</h1>
        {isForm && canPost && <p className="m">{w.intro}</p>}
      </div>
      <div className="news">
        {!isOnline && isForm && (
          <Alert tone="warn" icon="warn" spoken>
            {w.offline}
          </Alert>
        )}
        {signedIn.kind === 'ANONYMOUS' && isForm && (
          <Alert tone="acc" icon="lock" title={w.signInTitle}>
            <p>{w.signInText}</p>
            <button type="button" className="btn" onClick={onSignIn}>
              {t.signIn}
            </button>
          </Alert>
        )}
        {!canPost && (
          <Alert tone="warn" icon="lock" title={w.roleTitle}>
            <p>{w.roleText}</p>
          </Alert>
        )}
      </div>
      {!isForm && (
        <OutboxCard
          state={state}
          outbox={outbox}
          asking={signedIn.kind === 'ASKING'}
          onSignIn={onSignIn}
          onAnother={() => {
            renew('PLACE_AND_TAX');
            outbox.acknowledge();
          }}
        />
      )}
      {isForm && canPost && (
        <PostForm
          draft={draft}
          change={change}
          state={state}
          outbox={outbox}
          isOnline={isOnline}
          isAnonymous={signedIn.kind === 'ANONYMOUS'}
          onSignIn={onSignIn}
          onClear={() => {
            renew('NOTHING');
            outbox.acknowledge();
          }}
          onRenumber={() => {
            renumber();
            outbox.acknowledge();
          }}
        />
      )}
    </main>
  );
}

interface PostFormProps {
  readonly draft: Draft;
  readonly change: ChangeDraft;
  readonly state: Extract<OutboxState, { readonly kind: 'DRAFT' | 'REFUSED' }>;
  readonly outbox: PostOutbox;
  readonly isOnline: boolean;
  readonly isAnonymous: boolean;
  readonly onSignIn: () => void;
  readonly onClear: () => void;
  readonly onRenumber: () => void;
}

function PostForm({ draft, change, state, outbox, onSignIn, onClear, onRenumber, ...known }: PostFormProps) {
  const w = useWords(words);
  const form = useRef<HTMLFormElement>(null);
  /** what is missing is told once somebody wants to post; what is wrong at once */
  const [asked, setAsked] = useState(false);
  const [clearing, setClearing] = useState(false);
  const [judgedAt, setJudgedAt] = useState(() => Date.now());
  const checked = useMemo(() => checkPost(draft, judgedAt), [draft, judgedAt]);
  /** a refusal speaks of the draft as it was sent */
  const [refusedDraft, setRefusedDraft] = useState(draft);
  const refusal = state.kind === 'REFUSED' && refusedDraft === draft ? state : null;
  const isLotPosted = state.kind === 'REFUSED' && state.step === 'AUCTION';

  const problemOf = (field: PostField): string | null => {
    const told = refusal === null ? null : refusedAt(refusal, field, w.closeHasPassed);
    if (told !== null) return told;
    const code = checked.problems.get(field);
    if (code === undefined || (code === 'MISSING' && !asked)) return null;
    return w.problems[code];
  };
  const part: PartProps = { draft, change, checked, problemOf };

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setAsked(true);
    const at = Date.now();
    setJudgedAt(at);
    const now = checkPost(draft, at);
    if (now.post === null) lead(now);
    else if (known.isAnonymous) onSignIn();
    else {
      setRefusedDraft(draft);
      outbox.queue(now.post);
      scrollTo(0, 0);
    }
  }

  /** To the first field that keeps the draft from being posted, in the order of the page. */
  function lead({ problems }: CheckedPost): void {
    requestAnimationFrame(() => {
      const fields = [...(form.current?.querySelectorAll<HTMLElement>('[id^="post-"]') ?? [])];
      fields.find(({ id }) => problems.has(id.slice('post-'.length) as PostField))?.focus();
    });
  }

  const label = known.isAnonymous
    ? w.signInToPost
    : isLotPosted
      ? w.postOnlyAuction
      : !known.isOnline
        ? w.queue
        : draft.auction
          ? w.postAndAuction
          : w.post;
  return (
    <form ref={form} noValidate onSubmit={submit}>
      {state.kind === 'REFUSED' && (
        <RefusedAlert state={state} outbox={outbox} onRenumber={onRenumber} closeHasPassed={w.closeHasPassed} />
      )}
      <div className={isLotPosted ? 'parts one' : 'parts'}>
        {!isLotPosted && (
          <div className="partcol">
            <GradePart {...part} />
            <PlacePart {...part} />
            <TaxPart {...part} />
            <NamePart {...part} />
          </div>
        )}
        <div className="partcol">
          {!isLotPosted && <SamplePart {...part} />}
          <AuctionPart {...part} />
          {!isLotPosted && (
            <div className="over">
              <button type="button" className="btn q" onClick={() => setClearing(true)}>
                {w.startOver}
              </button>
            </div>
          )}
        </div>
      </div>
      <div className="postbar">
        <p className={asked && checked.post === null ? 'm c-bad' : 'm'} role="status">
          {asked && checked.post === null
            ? w.notReady(checked.problems.size)
            : known.isOnline
              ? w.beforePost
              : w.beforeQueue}
        </p>
        <button type="submit" className="btn pri lg">
          {label}
        </button>
      </div>
      {clearing && (
        <ClearDialog
          onClose={() => setClearing(false)}
          onClear={() => {
            setAsked(false);
            onClear();
          }}
        />
      )}
    </form>
  );
}

type RefusedState = Extract<OutboxState, { readonly kind: 'REFUSED' }>;

function refusedAt(state: RefusedState, field: PostField, closeHasPassed: string): string | null {
  const told = state.fields.find(({ path }) => fieldOfPath(path) === field);
  if (told !== undefined) return told.message;
  if (state.code === 'CLOSE_HAS_PASSED') return field === 'closesAt' ? closeHasPassed : null;
  return fieldOfRefusal(state.code) === field ? state.message : null;
}

interface RefusedAlertProps {
  readonly state: RefusedState;
  readonly outbox: PostOutbox;
  readonly onRenumber: () => void;
  readonly closeHasPassed: string;
}

function RefusedAlert({ state, outbox, onRenumber, closeHasPassed }: RefusedAlertProps) {
  const w = useWords(words);
  const isLot = state.step === 'LOT';
  return (
    <div className="news">
      <Alert tone="bad" icon="warn" title={isLot ? w.refusedLot : w.refusedAuction} spoken>
        <p>{state.code === 'CLOSE_HAS_PASSED' ? closeHasPassed : state.message}</p>
        {!isLot && <p>{w.refusedAuctionText}</p>}
        {isLot && state.code === 'IDEMPOTENCY_MISMATCH' && (
          <>
            <p>{w.mismatch}</p>
            <button type="button" className="btn" onClick={onRenumber}>
              {w.newNumber}
            </button>
          </>
        )}
        {!isLot && (
          <button type="button" className="btn" onClick={() => outbox.leaveUnauctioned()}>
            {w.leaveUnauctioned}
          </button>
        )}
      </Alert>
    </div>
  );
}

function ClearDialog({ onClose, onClear }: { readonly onClose: () => void; readonly onClear: () => void }) {
  const w = useWords(words);
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog className="dlg clear" ref={dialog} aria-labelledby={title} onClose={onClose}>
      <div className="col">
        <h2 id={title}>{w.startOverTitle}</h2>
        <p>{w.startOverText}</p>
        <div className="df">
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            {w.keepDraft}
          </button>
          <button
            type="button"
            className="btn danger"
            onClick={() => {
              onClear();
              dialog.current?.close();
            }}
          >
            {w.startOverDo}
          </button>
        </div>
      </div>
    </dialog>
  );
}
