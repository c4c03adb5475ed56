import { describe, expect, test } from '@jest/globals';
import { AUTOMATIC_MS_MAX, CommandSender, type KeptCommand, refusalOf } from './command-sender.js';
import type { Answer } from './graphql.js';

interface Command {
  readonly id: string;
}
type Verdict =
  | { readonly __typename: 'Done' }
  | { readonly __typename: 'Refused'; readonly code: string; readonly message: string }
  | { readonly __typename: 'Overloaded'; readonly retryAfterMs: number };
const A: Command = { id: 'a' };
const B: Command = { id: 'b' };
const DONE: Answer<Verdict> = { kind: 'ANSWER', data: { __typename: 'Done' } };
const REFUSED: Answer<Verdict> = {
  kind: 'ANSWER',
  data: { __typename: 'Refused', code: 'REWEIGH_NEEDED', message: 'the nets differ' },
};
const LOST: Answer<Verdict> = { kind: 'LOST' };
const failed = (code: string, retryAfterMs: number | null = null): Answer<Verdict> => ({
  kind: 'FAILED',
  code,
  message: code,
  retryAfterMs,
  fields: [{ path: 'input.massKg', code: 'TOO_MUCH', message: 'too much' }],
});

describe('a command', () => {
  test('is kept before it is sent, and let go before its verdict is told', async () => {
    const world = new World([DONE]);
    world.sender.place(A);
    expect(world.log).toEqual(['keep a', 'send a']);
    await world.settle();
    expect(world.log).toEqual(['keep a', 'send a', 'let go', 'decided a Done']);
    expect(world.sender.get()).toMatchObject({ kind: 'DECIDED', command: A });
  });

  test('goes out again with the same id after each lost answer', async () => {
    const world = new World([LOST, LOST, DONE]);
    world.sender.place(A);
    await world.settle();
    expect(world.sender.get()).toMatchObject({ kind: 'UNKNOWN', cause: 'LOST', retryAt: 1_000 });
    await world.pass(1_000);
    expect(world.sender.get()).toMatchObject({ kind: 'UNKNOWN', retryAt: 3_000 });
    await world.pass(2_000);
    expect(world.sent).toEqual(['a', 'a', 'a']);
    expect(world.sender.get().kind).toBe('DECIDED');
  });

  test('that is undecided keeps every other one from going out', async () => {
    const world = new World([LOST, DONE]);
    world.sender.place(A);
    world.sender.place(B);
    await world.settle();
    world.sender.place(B);
    expect(world.sent).toEqual(['a']);
    expect(world.kept?.command).toEqual(A);
  });

  test('is decided by no busy server, and goes out when the server says', async () => {
    const busy: Answer<Verdict> = { kind: 'ANSWER', data: { __typename: 'Overloaded', retryAfterMs: 300 } };
    const world = new World([busy, failed('RATE_LIMITED', 700), DONE]);
    world.sender.place(A);
    await world.settle();
    expect(world.sender.get()).toMatchObject({ kind: 'UNKNOWN', cause: 'BUSY', retryAt: 300 });
    await world.pass(300);
    expect(world.sender.get()).toMatchObject({ kind: 'UNKNOWN', cause: 'BUSY', retryAt: 1_000 });
    expect(world.kept?.command).toEqual(A);
    await world.pass(700);
    expect(world.sender.get().kind).toBe('DECIDED');
  });

  test('goes out without asking for one minute, and then only when asked', async () => {
    const world = new World(Array.from({ length: 50 }, () => LOST));
    world.sender.place(A);
    for (let second = 0; second < 120; second++) await world.pass(1_000);
    const sent = world.sent.length;
    expect(sent).toBeGreaterThan(5);
    expect(world.sender.get()).toMatchObject({ kind: 'UNKNOWN', retryAt: null });
    await world.pass(AUTOMATIC_MS_MAX);
    expect(world.sent).toHaveLength(sent);
    world.sender.checkAgain();
    expect(world.sent).toHaveLength(sent + 1);
  });

  test('of an earlier page goes out by itself while it is fresh', async () => {
    const world = new World([DONE], { command: A, confirmedAt: 1 - AUTOMATIC_MS_MAX });
    world.sender.resume();
    await world.settle();
    expect([world.sent, world.kept]).toEqual([['a'], null]);
  });

  test('of an earlier page that is old waits for the person, who may give it up', async () => {
    const world = new World([DONE], { command: A, confirmedAt: -AUTOMATIC_MS_MAX });
    world.sender.resume();
    await world.settle();
    expect(world.sent).toEqual([]);
    expect(world.sender.get()).toMatchObject({ kind: 'UNKNOWN', command: A, retryAt: null });
    world.sender.abandon();
    expect(world.sender.get()).toEqual({ kind: 'IDLE' });
    expect(world.log).toEqual(['let go', 'abandoned']);
  });

  test.each(['UNAUTHENTICATED', 'FORBIDDEN'])('turned away at its first try with %s is not there', async code => {
    const world = new World([failed(code)]);
    world.sender.place(A);
    await world.settle();
    expect(world.sender.get()).toMatchObject({ kind: 'FAILED', code });
    expect(world.kept).toBeNull();
  });

  test.each([
    ['UNAUTHENTICATED', 'SIGNED_OUT'],
    ['FORBIDDEN', 'TURNED_AWAY'],
  ])('turned away with %s after a lost answer may be there all the same', async (code, cause) => {
    const world = new World([LOST, failed(code)]);
    world.sender.place(A);
    await world.settle();
    await world.pass(1_000);
    expect(world.sender.get()).toMatchObject({ kind: 'UNKNOWN', cause, retryAt: null });
    expect(world.kept?.command).toEqual(A);
  });

  test.each(['BAD_USER_INPUT', 'NOT_FOUND'])(
    'with a fault of its own (%s) never got in, however often it was sent',
    async code => {
      const world = new World([LOST, failed(code)]);
      world.sender.place(A);
      await world.settle();
      await world.pass(1_000);
      expect(world.sender.get()).toMatchObject({ kind: 'FAILED', code, fields: [{ path: 'input.massKg' }] });
      expect(world.kept).toBeNull();
    },
  );

  test('is sent no more by a page that is left', async () => {
    const world = new World([LOST, DONE]);
    world.sender.place(A);
    await world.settle();
    world.sender.dispose();
    await world.pass(5_000);
    expect(world.sent).toEqual(['a']);
    expect(world.kept?.command).toEqual(A);
  });

  test('whose answer comes after the page was left stays kept, so that the next page tells it', async () => {
    const world = new World([DONE]);
    world.sender.place(A);
    world.sender.dispose();
    await world.settle();
    expect(world.kept?.command).toEqual(A);
    expect(world.log).toEqual(['keep a', 'send a']);
  });

  test('that was decided makes room for the next', async () => {
    const world = new World([REFUSED, DONE]);
    world.sender.place(A);
    await world.settle();
    world.sender.place(B);
    await world.settle();
    expect(world.sent).toEqual(['a', 'b']);
    world.sender.acknowledge();
    expect(world.sender.get()).toEqual({ kind: 'IDLE' });
  });
});

test('a refusal reads the same whether a rule or the door said no, and nothing else is one', async () => {
  const byRule = new World([REFUSED]);
  byRule.sender.place(A);
  expect(refusalOf(byRule.sender.get())).toBeNull();
  await byRule.settle();
  expect(refusalOf(byRule.sender.get())).toEqual({ code: 'REWEIGH_NEEDED', message: 'the nets differ', fields: [] });
  const atTheDoor = new World([failed('BAD_USER_INPUT')]);
  atTheDoor.sender.place(A);
  await atTheDoor.settle();
  expect(refusalOf(atTheDoor.sender.get())).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ code: 'TOO_MUCH' }] });
  const taken = new World([DONE]);
  taken.sender.place(A);
  await taken.settle();
  expect(refusalOf(taken.sender.get())).toBeNull();
});

/** A server with prepared answers, a clock that stands until it is moved, and one place to keep a command. */
class World {
  readonly log: string[] = [];
  readonly sent: string[] = [];
  private now = 0;
  private timers: { readonly at: number; readonly run: () => void }[] = [];
  readonly sender = new CommandSender<Command, Verdict>({
    send: ({ id }) => {
      this.log.push(`send ${id}`);
      this.sent.push(id);
      return Promise.resolve(this.answers.shift() ?? LOST);
    },
    busyMs: verdict => (verdict.__typename === 'Overloaded' ? verdict.retryAfterMs : null),
    read: () => this.kept,
    write: kept => {
      this.log.push(kept === null ? 'let go' : `keep ${kept.command.id}`);
      this.kept = kept;
    },
    now: () => this.now,
    later: (milliseconds, run) => {
      const timer = { at: this.now + milliseconds, run };
      this.timers.push(timer);
      return () => {
        this.timers = this.timers.filter(other => other !== timer);
      };
    },
    decided: ({ __typename }, { id }) => this.log.push(`decided ${id} ${__typename}`),
    abandoned: () => this.log.push('abandoned'),
  });

  constructor(
    private readonly answers: Answer<Verdict>[],
    public kept: KeptCommand<Command> | null = null,
  ) {}

  async pass(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    const due = this.timers.filter(({ at }) => at <= this.now);
    this.timers = this.timers.filter(({ at }) => at > this.now);
    for (const { run } of due) run();
    await this.settle();
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }
}
