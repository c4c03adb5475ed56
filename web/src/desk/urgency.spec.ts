import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byUrgency, type Urgency } from './urgency.js';

const NOW = 1_000_000_000;
const MINUTE = 60_000;
const cell = (id: string, more: Partial<Urgency> = {}): Urgency => ({
  id,
  status: 'OPEN',
  opensAt: NOW - MINUTE,
  closesAt: NOW + 60 * MINUTE,
  needsMe: false,
  ...more,
});

test('the last minutes come first by time alone, then what needs me, then the other open ones', () => {
  const cells = [
    cell('hour'),
    cell('outbid', { needsMe: true, closesAt: NOW + 90 * MINUTE }),
    cell('half', { closesAt: NOW + 30 * MINUTE }),
    cell('soon', { closesAt: NOW + 4 * MINUTE }),
    cell('sooner, outbid', { closesAt: NOW + MINUTE, needsMe: true }),
  ];
  expect(byUrgency(cells, NOW)).toEqual(['sooner, outbid', 'soon', 'outbid', 'half', 'hour']);
});

test('what opens later stands behind all open ones, what is over behind that, what is not loaded last', () => {
  const cells = [
    cell('loading', { status: null, closesAt: 0 }),
    cell('closed', { status: 'CLOSED', closesAt: NOW - MINUTE, needsMe: true }),
    cell('cancelled', { status: 'CANCELLED', closesAt: NOW - 2 * MINUTE }),
    cell('later', { status: 'SCHEDULED', opensAt: NOW + MINUTE }),
    cell('open'),
  ];
  expect(byUrgency(cells, NOW)).toEqual(['open', 'later', 'cancelled', 'closed', 'loading']);
});

test('of two that close at once the one that needs me comes first, and what is alike keeps its place', () => {
  const soon = { closesAt: NOW + MINUTE };
  expect(byUrgency([cell('a', soon), cell('b', { ...soon, needsMe: true })], NOW)).toEqual(['b', 'a']);
  expect(byUrgency([cell('x'), cell('y')], NOW)).toEqual(['x', 'y']);
  expect(byUrgency([cell('y'), cell('x')], NOW)).toEqual(['y', 'x']);
});

test('nothing is lost, and ordering what is ordered changes nothing', () => {
  const any = fc.record({
    status: fc.constantFrom('OPEN', 'SCHEDULED', 'CLOSED', 'CANCELLED', null),
    opensAt: fc.integer({ min: NOW - 1e7, max: NOW + 1e7 }),
    closesAt: fc.integer({ min: NOW - 1e7, max: NOW + 1e7 }),
    needsMe: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 6 }), drawn => {
      const cells = drawn.map((more, i) => cell(String(i), more));
      const ordered = byUrgency(cells, NOW);
      expect([...ordered].sort()).toEqual(cells.map(({ id }) => id).sort());
      const again = ordered.flatMap(id => cells.filter(each => each.id === id));
      expect(byUrgency(again, NOW)).toEqual(ordered);
    }),
  );
});
