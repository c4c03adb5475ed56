import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Listener, Notifications, Rooms } from '../platform/realtime/index.js';
import { AuctionsStore, type ChainedEvent } from './auctions.store.js';

/** An event in a room: its version at the top, as rooms count. */
export interface RoomEvent extends ChainedEvent {
  readonly version: number;
}

/** Rooms are compared with the database so often: how late a watcher can be when a hint is lost. */
const POLL_MS = 1_000;

/** The rooms of auctions on this node: woken after its own commits and by other nodes' notifications, checked every second. */
@Injectable()
export class AuctionRooms implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(AuctionRooms.name);
  private readonly rooms: Rooms<RoomEvent>;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly store: AuctionsStore,
    notifications: Notifications,
  ) {
    this.rooms = new Rooms<RoomEvent>(
      {
        eventsAfter: (id, version, limit) => this.eventsAfter(id, version, limit),
        versions: ids => this.database.read(tx => this.store.versions(tx, ids)),
      },
      error => this.logger.warn(`rooms: ${error instanceof Error ? error.message : String(error)}`),
    );
    notifications.on('auction_events', payload => {
      if (payload === '*') this.rooms.wakeAll();
      else this.moved(payload.split(' ').map(entry => entry.slice(0, entry.indexOf(':'))));
    });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.rooms
        .poll()
        .catch(error => this.logger.warn(`rooms: ${error instanceof Error ? error.message : String(error)}`));
    }, POLL_MS);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  join(auctionId: string, afterVersion: number, listener: Listener<RoomEvent>): () => void {
    return this.rooms.join(auctionId, afterVersion, listener);
  }

  moved(auctionIds: readonly string[]): void {
    for (const id of auctionIds) this.rooms.wake(id);
  }

  private async eventsAfter(auctionId: string, version: number, limit: number): Promise<RoomEvent[]> {
    const events = await this.database.read(tx => this.store.eventsAfter(tx, auctionId, version, limit));
    return events.map(chained => ({ ...chained, version: chained.event.version }));
  }
}
