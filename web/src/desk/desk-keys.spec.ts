import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ENTER_AT_REST, isDeliberate, type Press, readPress } from './desk-keys.js';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: /^[0-9]$/.test(key) ? `Digit${key}` : '',
  shift: false,
  chord: false,
  composing: false,
  repeat: false,
  focus: 'CELL',
  dialog: false,
  inCell: true,
  ...more,
});
const OUTSIDE = { focus: 'PAGE', inCell: false } as const;

test('each key of the help sheet means what it says', () => {
  expect(readPress(press('3'))).toEqual({ kind: 'FOCUS', place: 3 });
  expect(readPress(press('4', { code: 'Numpad4' }))).toEqual({ kind: 'FOCUS', place: 4 });
  expect(readPress(press('ArrowUp'))).toEqual({ kind: 'STEP', up: true, bold: false });
  expect(readPress(press('ArrowUp', { shift: true }))).toEqual({ kind: 'STEP', up: true, bold: true });
  expect(readPress(press('ArrowDown'))).toEqual({ kind: 'STEP', up: false, bold: false });
  expect(readPress(press('Enter'))).toEqual({ kind: 'ENTER' });
  expect(readPress(press('p'))).toEqual({ kind: 'LIMIT' });
  expect(readPress(press('Escape'))).toEqual({ kind: 'CANCEL' });
  expect(readPress(press('m'))).toEqual({ kind: 'MUTE' });
  expect(readPress(press('R'))).toEqual({ kind: 'REORDER' }); // caps lock
  expect(readPress(press('?', { shift: true }))).toEqual({ kind: 'HELP' });
});

test('a row of figures that needs Shift still counts by its place', () => {
  expect(readPress(press('&', { code: 'Digit1' }))).toEqual({ kind: 'FOCUS', place: 1 });
  expect(readPress(press('!', { code: 'Digit1', shift: true }))).toBeNull();
  expect(readPress(press('7'))).toBeNull();
});

describe('the desk takes no key', () => {
  const keys = fc.constantFrom('1', '6', 'ArrowUp', 'ArrowDown', 'Enter', 'p', 'Escape', 'm', 'r', '?');
  test.each([
    ['while somebody types', { focus: 'FIELD' }],
    ['while a dialog is open', { dialog: true }],
    ['that is part of a chord', { chord: true }],
    ['that an input method is composing', { composing: true }],
  ] as const)('%s', (_when, more) => {
    fc.assert(fc.property(keys, key => expect(readPress(press(key, more))).toBeNull()));
  });
});

test('outside of a cell arrows scroll, and nothing is checked, cancelled or limited', () => {
  for (const key of ['ArrowUp', 'ArrowDown', 'Enter', 'p', 'Escape']) expect(readPress(press(key, OUTSIDE))).toBeNull();
  expect(readPress(press('m', OUTSIDE))).toEqual({ kind: 'MUTE' });
});

test('Enter on a button or a link is the button’s or the link’s own', () => {
  expect(readPress(press('Enter', { focus: 'CONTROL' }))).toBeNull();
  expect(readPress(press('ArrowUp', { focus: 'CONTROL' }))).not.toBeNull();
});

test('a held key repeats steps and nothing else', () => {
  for (const key of ['1', 'Enter', 'p', 'Escape', 'm', 'r', '?'])
    expect(readPress(press(key, { repeat: true }))).toBeNull();
  expect(readPress(press('ArrowUp', { repeat: true }))).not.toBeNull();
});

test('Enter is deliberate only after it was up for a while', () => {
  expect(isDeliberate(ENTER_AT_REST, 0)).toBe(true);
  expect(isDeliberate({ upMs: null }, 1e9)).toBe(false);
  expect(isDeliberate({ upMs: 1_000 }, 1_000)).toBe(false); // repeats that come as pairs of up and down
  expect(isDeliberate({ upMs: 1_000 }, 1_149)).toBe(false);
  expect(isDeliberate({ upMs: 1_000 }, 1_150)).toBe(true);
});
