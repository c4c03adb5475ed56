import { expect, test } from '@jest/globals';
import type { Answer } from '../api/graphql.js';
import { type HeatPlace, HeatSender } from './heat-sender.js';
import type { HeatCommand, HeatVerdict } from './share-operations.js';

const heat = (id: string): HeatCommand => ({ id, meltedAt: '', alloy: 'ADC12', productKg: 1, drossKg: 0, inputs: [] });
const RECORDED: Answer<HeatVerdict> = {
  kind: 'ANSWER',
  data: { __typename: 'Heat', alloy: 'ADC12', recycledContent: '50.0000' },
};
const failed = (code: string): Answer<HeatVerdict> => ({ kind: 'FAILED', code, message: code, retryAfterMs: null });

function sender(answers: readonly Answer<HeatVerdict>[], kept: HeatCommand | null = null) {
  const place: HeatPlace & { kept: HeatCommand | null } = {
    kept,
    read: () => place.kept,
    write: command => {
      place.kept = command;
    },
  };
  const sent: { id: string; keptBefore: string | undefined }[] = [];
  const rest = [...answers];
  const made = new HeatSender(place, async command => {
    sent.push({ id: command.id, keptBefore: place.kept?.id });
    return rest.shift() ?? { kind: 'LOST' };
  });
  return { made, place, sent };
}

test('a heat is kept before it is sent and let go once it is answered', async () => {
  const { made, place, sent } = sender([RECORDED]);
  await made.record(heat('a'));
  expect(sent).toEqual([{ id: 'a', keptBefore: 'a' }]);
  expect(place.kept).toBeNull();
  expect(made.get()).toMatchObject({ kind: 'RECORDED', recycledContent: '50.0000' });
});

test('after a lost answer the same heat goes out again, and no other one before it', async () => {
  const { made, place, sent } = sender([{ kind: 'LOST' }, RECORDED]);
  await made.record(heat('a'));
  expect([made.get().kind, place.kept?.id]).toEqual(['UNKNOWN', 'a']);
  await made.record(heat('b'));
  await made.again();
  expect(sent.map(({ id }) => id)).toEqual(['a', 'a']);
  expect([made.get().kind, place.kept]).toEqual(['RECORDED', null]);
});

test('a heat that a closed page left unanswered is still unknown on the next one', async () => {
  const { made, sent } = sender([RECORDED], heat('a'));
  expect(made.get()).toMatchObject({ kind: 'UNKNOWN', command: { id: 'a' } });
  await made.again();
  expect(sent).toHaveLength(1);
});

test('a no at the door decides a first try but not one whose answer was lost', async () => {
  const first = sender([failed('UNAUTHENTICATED')]);
  await first.made.record(heat('a'));
  expect([first.made.get().kind, first.place.kept]).toEqual(['REFUSED', null]);

  const second = sender([{ kind: 'LOST' }, failed('UNAUTHENTICATED'), failed('BAD_USER_INPUT')]);
  await second.made.record(heat('a'));
  await second.made.again();
  expect([second.made.get().kind, second.place.kept?.id]).toEqual(['UNKNOWN', 'a']);
  await second.made.again();
  expect([second.made.get().kind, second.place.kept]).toEqual(['REFUSED', null]);
});

test('the problems of single fields are handed on when the answer has them', async () => {
  const fields = [{ path: 'input.meltedAt', message: 'too late' }];
  const { made } = sender([{ ...failed('BAD_USER_INPUT'), fields } as unknown as Answer<HeatVerdict>]);
  await made.record(heat('a'));
  expect(made.get()).toMatchObject({ kind: 'REFUSED', fields });
});
