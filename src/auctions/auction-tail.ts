import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../platform/auth/index.js';
import { AuctionEventType } from './auctions.graphql.js';
import { AuctionRooms, type RoomEvent } from './auctions.rooms.js';

/** Events that a subscriber may leave unread before it is cut off; it resumes from its last version. */
const UNREAD_MAX = 10_000;

interface Payload {
  readonly auctionEvents: AuctionEventType;
}

/** The subscription's door to the rooms: one auction's events from a version on, without gap or repeat. */
@Injectable()
export class AuctionTail {
  constructor(private readonly rooms: AuctionRooms) {}

  /**
   * `afterVersion` must not be beyond the newest version. Ends when the reader does not keep up. An iterator by hand: a generator that
   * waits for news cannot be told to stop.
   */
  follow(auctionId: string, afterVersion: number, { viewer }: RequestContext): AsyncIterableIterator<Payload> {
    const unread: RoomEvent[] = [];
    let asked: ((result: IteratorResult<Payload>) => void) | null = null;
    let done = false;
    const payload = (event: RoomEvent): Payload => ({
      auctionEvents: AuctionEventType.from(auctionId, event, viewer?.organisationId ?? null),
    });
    const leave = this.rooms.join(auctionId, afterVersion, {
      paceMs: () => 0,
      deliver: events => {
        unread.push(...events);
        if (unread.length > UNREAD_MAX) stop(); // it subscribes again from its last version
        const next = asked === null ? undefined : unread.shift();
        if (next !== undefined) asked?.({ value: payload(next), done: false });
        asked = null;
      },
    });
    const stop = (): IteratorResult<Payload> => {
      done = true;
      leave();
      asked?.({ value: undefined, done: true });
      asked = null;
      return { value: undefined, done: true };
    };
    return {
      next: () => {
        if (done) return Promise.resolve({ value: undefined, done: true });
        const next = unread.shift();
        if (next !== undefined) return Promise.resolve({ value: payload(next), done: false });
        return new Promise(resolve => {
          asked = resolve;
        });
      },
      return: () => Promise.resolve(stop()),
      throw: () => Promise.resolve(stop()),
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}
