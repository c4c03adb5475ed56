import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { goTo, useAddress } from '../shell/address.js';
import type { PageProps } from '../shell/page.js';
import { useStore } from '../use-store.js';
import './desk.css';
import { words } from './desk.words.js';
import { DESK_MAX, deskAddress, readDesk } from './desk-address.js';
import { DeskBook } from './desk-book.js';
import { DeskCell } from './desk-cell.js';
import { DeskDrafts } from './desk-drafts.js';
import { DeskFigures } from './desk-figures.js';
import { lineNow } from './desk-line.js';
import { DeskNews } from './desk-news.js';
import { DeskNewsList, SpokenNews } from './desk-news-list.js';
import { DeskOffers } from './desk-offers.js';
import type { DeskParts } from './desk-parts.js';
import { DeskSound } from './desk-sound.js';
import { keptDesk } from './kept-desk.js';
import { useKeptSwitch } from './kept-switch.js';
import { KeyCap } from './key-cap.js';
import { KeySheet, KeyStrip } from './key-sheet.js';
import { byUrgency } from './urgency.js';
import { useDeskKeys } from './use-desk-keys.js';
import { useDeskLine } from './use-desk-line.js';
import { useSettling } from './use-settling.js';

/** Up to six auctions side by side, bid in by keys or by hand. */
export default function DeskPage({ session, onSignIn }: PageProps) {
  const { language, t } = useLanguage();
  const w = useWords(words);
  const who = useStore(session);
  const organisation = who.kind === 'SIGNED_IN' ? who.viewer.organisation : null;
  const line = useDeskLine(session, who, language);
  const ids = useDeskIds();
  const [{ book, drafts, sound, news }] = useState(newDesk);
  const [keysOn, turnKeys] = useKeptSwitch('keys');
  const [help, setHelp] = useState(false);
  const [reordered, setReordered] = useState(0);
  const settling = useSettling(reordered);
  useEffect(() => sound.attach(), [sound]);
  useEffect(() => {
    document.title = t.pageTitle(w.pageTitle);
  }, [t, w]);

  const choose = useCallback((next: readonly string[], replace = false): void => {
    keptDesk.keep(next);
    goTo(deskAddress(next), { replace });
  }, []);
  const remove = useCallback(
    (auctionId: string): void => {
      drafts.forget(auctionId);
      choose(deskWithout(auctionId));
    },
    [drafts, choose],
  );
  const reorder = (): void => {
    if (ids.length < 2 || line === null) return;
    choose(
      byUrgency(
        ids.map(id => urgencyOf(id, book)),
        lineNow(line.get()) ?? Date.now(),
      ),
      true,
    );
    setReordered(times => times + 1);
  };
  useDeskKeys(keysOn, ids, book, drafts, { mute: () => sound.toggle(), reorder, help: () => setHelp(true) });
  const parts = useMemo<DeskParts | null>(
    () => (line === null ? null : { line, book, drafts, news, session, onSignIn, onRemove: remove }),
    [line, book, drafts, news, session, onSignIn, remove],
  );

  return (
    <main className="page bidding-desk" id="main">
      <DeskHead
        count={ids.length}
        sound={sound}
        onReorder={reorder}
        onHelp={() => setHelp(true)}
        note={who.kind === 'ANONYMOUS' ? w.signedOutText : null}
      />
      {line !== null && ids.length > 0 && <DeskFigures book={book} line={line} />}
      {parts !== null && ids.length > 0 && (
        <div className={settling ? 'cells settling' : 'cells'}>
          {ids.map((id, i) => (
            <DeskCell key={id} auctionId={id} place={i + 1} parts={parts} />
          ))}
        </div>
      )}
      {ids.length === 0 && (
        <section className="p none-yet">
          <h2>{w.emptyTitle}</h2>
          <p className="t2">{w.emptyText}</p>
        </section>
      )}
      {ids.length > 0 && <KeyStrip keysOn={keysOn} />}
      <div className={ids.length > 0 ? 'beside' : 'beside alone'}>
        {ids.length > 0 && <DeskNewsList news={news} />}
        <DeskOffers
          onDesk={ids}
          organisationId={organisation?.id ?? null}
          onAdd={added => choose([...ids, ...added].slice(0, DESK_MAX))}
        />
      </div>
      <SpokenNews news={news} />
      <span className="vh" role="status">
        {reordered > 0 && `${w.reordered} ${reordered}`}
      </span>
      {help && <KeySheet keysOn={keysOn} onKeysOn={turnKeys} onClose={() => setHelp(false)} />}
    </main>
  );
}

interface DeskHeadProps {
  readonly count: number;
  readonly sound: DeskSound;
  readonly onReorder: () => void;
  readonly onHelp: () => void;
  readonly note: string | null;
}

function DeskHead({ count, sound, onReorder, onHelp, note }: DeskHeadProps) {
  const w = useWords(words);
  const sounding = useStore(sound);
  return (
    <div className="head">
      <div>
        <h1>{w.pageTitle}</h1>
        <p className="m">
          {w.intro(count)}
          {note !== null && ` · ${note}`}
        </p>
      </div>
      <div className="row">
        <button type="button" className="btn" aria-pressed={sounding !== 'OFF'} onClick={() => sound.toggle()}>
          <BellIcon muted={sounding === 'OFF'} />
          {sounding === 'OFF' ? w.soundOff : sounding === 'ON' ? w.soundOn : w.soundWaiting} <KeyCap>M</KeyCap>
        </button>
        {count > 1 && (
          <button type="button" className="btn" onClick={onReorder}>
            {w.reorder} <KeyCap>R</KeyCap>
          </button>
        )}
        <button type="button" className="btn only-keys" aria-haspopup="dialog" onClick={onHelp}>
          {w.help} <KeyCap>?</KeyCap>
        </button>
      </div>
    </div>
  );
}

const BellIcon = ({ muted }: { readonly muted: boolean }) => (
  <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M4 11V7a4 4 0 018 0v4l1 1.2H3zM6.8 14h2.4" />
    {muted && <path d="M2.5 2.5l11 11" />}
  </svg>
);

function newDesk() {
  const sound = new DeskSound();
  return {
    sound,
    news: new DeskNews(({ what }) => sound.sound(what)),
    book: new DeskBook(),
    drafts: new DeskDrafts(),
  };
}

/** The auctions that the address names; without any, those that this browser kept, which the address then names too. */
function useDeskIds(): readonly string[] {
  const { query } = useAddress();
  const named = useMemo(() => readDesk(query), [query]);
  const kept = useStore(keptDesk);
  const ids = named ?? kept;
  useEffect(() => {
    if (named === null && kept.length > 0) goTo(deskAddress(kept), { replace: true });
  }, [named, kept]);
  return ids;
}

/** The desk as the address has it now, without one auction. */
const deskWithout = (auctionId: string): readonly string[] =>
  (readDesk(new URLSearchParams(location.search)) ?? keptDesk.get()).filter(id => id !== auctionId);

function urgencyOf(id: string, book: DeskBook): Parameters<typeof byUrgency>[0][number] {
  const cell = book.cell(id);
  if (cell === null) return { id, status: null, opensAt: 0, closesAt: 0, needsMe: false };
  const { status, opensAt, closesAt, leading } = cell.watched.get().followed.auction;
  return { id, status, opensAt, closesAt, needsMe: leading === false || cell.undecided() };
}
