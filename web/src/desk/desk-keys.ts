/** A key going down anywhere on the page, as far as the rules need to know it. */
export interface Press {
  /** KeyboardEvent.key and .code */
  readonly key: string;
  readonly code: string;
  readonly shift: boolean;
  /** Ctrl, Alt or Meta: the browser's, the system's or a screen reader's own */
  readonly chord: boolean;
  /** an input method is composing */
  readonly composing: boolean;
  /** the key is held down */
  readonly repeat: boolean;
  /** what has the focus: a field that takes text, a button or link, a cell itself, none of these */
  readonly focus: 'FIELD' | 'CONTROL' | 'CELL' | 'PAGE';
  /** a dialog is open */
  readonly dialog: boolean;
  /** the focus lies in a cell or on something in it */
  readonly inCell: boolean;
}

/** What a press means to the desk. */
export type DeskKey =
  | { readonly kind: 'FOCUS'; readonly place: number }
  | { readonly kind: 'STEP'; readonly up: boolean; readonly bold: boolean }
  | { readonly kind: 'ENTER' | 'LIMIT' | 'CANCEL' | 'MUTE' | 'REORDER' | 'HELP' };

const PLACE = /^(?:Digit|Numpad)([1-6])$/;

/**
 * Null: the press is not the desk's, and whoever listens leaves it alone. Fields keep every key, buttons and links keep Enter, a dialog
 * keeps everything; outside of a cell the arrows scroll. A held key repeats steps and nothing else.
 */
export function readPress(press: Press): DeskKey | null {
  const { key, code, shift, chord, composing, repeat, focus, dialog, inCell } = press;
  if (dialog || chord || composing || focus === 'FIELD') return null;
  if (key === 'ArrowUp' || key === 'ArrowDown')
    return inCell ? { kind: 'STEP', up: key === 'ArrowUp', bold: shift } : null;
  if (repeat) return null;
  if (key === '?') return { kind: 'HELP' };
  if (shift) return null;
  const place = PLACE.exec(code)?.[1];
  if (place !== undefined) return { kind: 'FOCUS', place: Number(place) };
  switch (key.toLowerCase()) {
    case 'enter':
      return focus === 'CELL' ? { kind: 'ENTER' } : null;
    case 'escape':
      return inCell ? { kind: 'CANCEL' } : null;
    case 'p':
      return inCell ? { kind: 'LIMIT' } : null;
    case 'm':
      return { kind: 'MUTE' };
    case 'r':
      return { kind: 'REORDER' };
    default:
      return null;
  }
}

/** Enter has to have been up for so long before it confirms: a held, bouncing or remotely repeated key never is. */
const UP_MS_MIN = 150;

/** Follows the Enter key wherever the focus is. Times are of one monotonic clock. */
export interface EnterKey {
  /** when it last came up; null: it is down */
  readonly upMs: number | null;
}

export const ENTER_AT_REST: EnterKey = { upMs: Number.NEGATIVE_INFINITY };

/** Does a press at `nowMs` stand for a decision of its own? */
export const isDeliberate = ({ upMs }: EnterKey, nowMs: number): boolean => upMs !== null && nowMs - upMs >= UP_MS_MIN;
