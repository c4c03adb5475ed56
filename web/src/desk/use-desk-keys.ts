import { useEffect, useRef } from 'react';
import type { DeskBook } from './desk-book.js';
import type { DeskDrafts } from './desk-drafts.js';
import { type DeskKey, type Press, readPress } from './desk-keys.js';

interface DeskKeyActs {
  readonly mute: () => void;
  readonly reorder: () => void;
  readonly help: () => void;
}

/** Listens to the keys of the page and does what they mean; `on` false: it only follows Enter, which a later press depends on. */
export function useDeskKeys(
  on: boolean,
  ids: readonly string[],
  book: DeskBook,
  drafts: DeskDrafts,
  acts: DeskKeyActs,
): void {
  const latest = useRef({ on, ids, acts });
  latest.current = { on, ids, acts };
  useEffect(() => {
    const run = (key: DeskKey, cell: HTMLElement | null, atMs: number): void => {
      const { ids: places, acts: does } = latest.current;
      const auctionId = cell?.dataset.cell;
      const booked = auctionId === undefined ? null : book.cell(auctionId);
      switch (key.kind) {
        case 'FOCUS': {
          const element = cellOf(places[key.place - 1]);
          element?.focus();
          element?.scrollIntoView({ block: 'nearest' });
          break;
        }
        case 'MUTE':
          does.mute();
          break;
        case 'REORDER':
          does.reorder();
          break;
        case 'HELP':
          does.help();
          break;
        case 'STEP':
          booked?.act({ kind: 'STEP', up: key.up, bold: key.bold, way: booked.way() });
          break;
        case 'LIMIT':
          booked?.act({ kind: 'OPEN_LIMIT', way: booked.way() });
          break;
        case 'ENTER':
          booked?.act({ kind: 'ENTER', way: booked.way(), atMs });
          break;
        case 'CANCEL':
          cell?.focus({ preventScroll: true });
          booked?.act({ kind: 'CANCEL' });
      }
    };
    const down = (event: KeyboardEvent): void => {
      const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
      const key = latest.current.on ? readPress(pressOf(event, cell)) : null;
      if (key !== null && !event.defaultPrevented) {
        event.preventDefault();
        run(key, cell, event.timeStamp);
      }
      if (event.key === 'Enter') drafts.enterMoved(true, event.timeStamp);
    };
    const up = (event: KeyboardEvent): void => {
      if (event.key === 'Enter') drafts.enterMoved(false, event.timeStamp);
    };
    addEventListener('keydown', down);
    addEventListener('keyup', up);
    return () => {
      removeEventListener('keydown', down);
      removeEventListener('keyup', up);
    };
  }, [book, drafts]);
}

const cellOf = (auctionId: string | undefined): HTMLElement | null =>
  auctionId === undefined ? null : document.querySelector<HTMLElement>(`[data-cell="${auctionId}"]`);

/** Elements in which letters are letters. */
const FIELDS = 'input, textarea, select, [contenteditable]';
/** Elements to which Enter belongs. */
const CONTROLS = 'button, a, summary, label, [role=button]';

function pressOf(event: KeyboardEvent, cell: HTMLElement | null): Press {
  const target = event.target instanceof Element ? event.target : null;
  return {
    key: event.key,
    code: event.code,
    shift: event.shiftKey,
    chord: event.ctrlKey || event.altKey || event.metaKey,
    composing: event.isComposing,
    repeat: event.repeat,
    focus:
      target?.closest(FIELDS) != null
        ? 'FIELD'
        : target?.closest(CONTROLS) != null
          ? 'CONTROL'
          : target === cell && cell !== null
            ? 'CELL'
            : 'PAGE',
    dialog: document.querySelector('dialog[open]') !== null,
    inCell: cell !== null,
  };
}
