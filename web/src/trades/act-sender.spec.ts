import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../api/graphql.js';
import { ActSender, AUTOMATIC_MS_MAX, type KeptAct } from './act-sender.js';
import type { Trade } from './trade.js';
import type { TradeResult } from './trades-api.js';

interface Input {
  readonly id: string;
}
const TRADE = { __typename: 'Trade', id: 't' } as TradeResult;
const LOST = { kind: 'LOST' } as const;
const DONE = { kind: 'ANSWER', data: TRADE } as const;
const failed = (code: string) => ({ kind: 'FAILED', code, message: 'no', retryAfterMs: null }) as const;

/** A sender whose answers and clock are in the test's hands. */
function sending(answers: Answer<TradeResult>[], kept: KeptAct<Input> | null = null) {
  const seen = { sent: [] as string[], done: [] as Trade[], refused: 0, kept, now: 0, due: [] as (() => void)[] };
  const sender = new ActSender<Input>({
    send: async ({ id }) => {
      expect(seen.kept?.input.id).toBe(id);
      seen.sent.push(id);
      return answers.shift() ?? LOST;
    },
    read: () => seen.kept,
    write: value => {
      seen.kept = value;
    },
    now: () => seen.now,
    later: (_milliseconds, run) => {
      seen.due.push(run);
      return () => seen.due.splice(0);
    },
    done: trade => seen.done.push(trade),
    refused: () => {
      seen.refused += 1;
    },
  });
  return { sender, seen };
}
const settle = () => new Promise(resolve => setTimeout(resolve, 0));

describe('an act on a trade', () => {
  test('is kept before it is sent and forgotten when it is answered', async () => {
    const { sender, seen } = sending([DONE]);
    sender.place({ id: 'a' });
    expect(seen.kept?.input.id).toBe('a');
    await settle();
    expect([seen.kept, seen.done.length, sender.get().kind]).toEqual([null, 1, 'IDLE']);
  });

  test('goes out again with the same id after a lost answer, and nothing else does meanwhile', async () => {
    const { sender, seen } = sending([LOST, DONE]);
    sender.place({ id: 'a' });
    await settle();
    expect(sender.get()).toMatchObject({ kind: 'UNKNOWN', cause: 'LOST', retryAt: 1_000 });
    sender.place({ id: 'b' });
    seen.due[0]?.();
    await settle();
    expect([seen.sent, seen.done.length, seen.kept]).toEqual([['a', 'a'], 1, null]);
  });

  test('stops going out by itself after a minute and waits for the person', async () => {
    const { sender, seen } = sending([LOST, DONE]);
    sender.place({ id: 'a' });
    seen.now = AUTOMATIC_MS_MAX;
    await settle();
    expect(sender.get()).toMatchObject({ kind: 'UNKNOWN', retryAt: null });
    sender.checkAgain();
    await settle();
    expect(seen.sent).toEqual(['a', 'a']);
  });

  test('is taken up with its id by the next page', async () => {
    const { sender, seen } = sending([DONE], { input: { id: 'a' }, confirmedAt: 0 });
    sender.resume();
    await settle();
    expect([seen.sent, seen.kept]).toEqual([['a'], null]);
  });

  test('stays unknown when the session ended after an attempt that may have arrived', async () => {
    const { sender, seen } = sending([LOST, failed('UNAUTHENTICATED')]);
    sender.place({ id: 'a' });
    await settle();
    seen.due[0]?.();
    await settle();
    expect(sender.get()).toMatchObject({ kind: 'UNKNOWN', cause: 'SIGNED_OUT' });
    expect(seen.kept?.input.id).toBe('a');
  });

  test('that is refused says why, and the trade is looked at again', async () => {
    const refusal = { __typename: 'Refused', code: 'REWEIGH_NEEDED', message: 'nets' } as const;
    const { sender, seen } = sending([{ kind: 'ANSWER', data: refusal }]);
    sender.place({ id: 'a' });
    await settle();
    expect(sender.get()).toMatchObject({ kind: 'REFUSED', code: 'REWEIGH_NEEDED', message: 'nets' });
    expect([seen.refused, seen.kept]).toEqual([1, null]);
  });
});
