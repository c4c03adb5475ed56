/** A row of a numbered history. */
export interface Numbered {
  readonly version: number;
}

/** Where a room's history comes from: the database, always. */
export interface History<Event extends Numbered> {
  /** At most `limit` events after `version`, in order, without a gap. */
  eventsAfter(key: string, version: number, limit: number): Promise<readonly Event[]>;
  /** The newest version of each of these histories. */
  versions(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** What a listener does with news. Events come in order, each once; versions follow each other without a gap. */
export interface Listener<Event extends Numbered> {
  /** Called with 1 to PAGE_MAX events. Must not throw. */
  deliver(events: readonly Event[]): void;
  /** Shortest time between two deliveries; 0: at once. Read before each delivery, so a spectator who bids becomes a bidder. */
  paceMs(): number;
}

/** Events of one page, and of one delivery. */
export const PAGE_MAX = 1_000;
/** Newest events that a room remembers, so that many listeners share one read. */
const REMEMBERED_MAX = 1_000;

interface Seat<Event extends Numbered> {
  readonly listener: Listener<Event>;
  sent: number;
  lastDelivery: number;
  timer: NodeJS.Timeout | null;
  pumping: boolean;
}

interface Room<Event extends Numbered> {
  readonly key: string;
  readonly seats: Set<Seat<Event>>;
  /** newest version read so far */
  head: number;
  /** consecutive, ending at `head` */
  remembered: Event[];
  reading: Promise<void> | null;
  stale: boolean;
}

/**
 * Rooms with versions: every door (socket, subscription) listens here. A wake-up is only a hint; what is delivered is read from the
 * history, so a lost, doubled or early hint costs time and never an event. Process memory only; any number of nodes.
 */
export class Rooms<Event extends Numbered> {
  private readonly rooms = new Map<string, Room<Event>>();

  constructor(
    private readonly history: History<Event>,
    private readonly onError: (error: unknown) => void,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Listens to `key` from the event after `afterVersion` on. Returns how to leave; after leaving nothing is delivered. */
  join(key: string, afterVersion: number, listener: Listener<Event>): () => void {
    let room = this.rooms.get(key);
    if (room === undefined) {
      room = { key, seats: new Set(), head: afterVersion, remembered: [], reading: null, stale: false };
      this.rooms.set(key, room);
    }
    const seat: Seat<Event> = {
      listener,
      sent: afterVersion,
      lastDelivery: Number.NEGATIVE_INFINITY,
      timer: null,
      pumping: false,
    };
    room.seats.add(seat);
    this.wake(key); // whatever was committed since the listener last looked
    this.pump(room, seat);
    const joined = room;
    return () => {
      if (!joined.seats.delete(seat)) return;
      if (seat.timer !== null) clearTimeout(seat.timer);
      if (joined.seats.size === 0 && this.rooms.get(key) === joined) this.rooms.delete(key);
    };
  }

  /** There may be news of `key`. */
  wake(key: string): void {
    const room = this.rooms.get(key);
    if (room === undefined) return;
    room.stale = true;
    room.reading ??= this.read(room).finally(() => {
      room.reading = null;
    });
  }

  wakeAll(): void {
    for (const key of this.rooms.keys()) this.wake(key);
  }

  /** Compares every room with its history, and every seat with its room: the backstop for hints that were lost and reads that failed. */
  async poll(): Promise<void> {
    const keys = [...this.rooms.keys()];
    if (keys.length === 0) return;
    const versions = await this.history.versions(keys);
    for (const [key, version] of versions) {
      if (version > (this.rooms.get(key)?.head ?? version)) this.wake(key);
    }
    for (const room of this.rooms.values()) for (const seat of room.seats) this.pump(room, seat);
  }

  private async read(room: Room<Event>): Promise<void> {
    try {
      while (room.stale && room.seats.size > 0) {
        room.stale = false;
        const events = await this.history.eventsAfter(room.key, room.head, PAGE_MAX);
        const last = events.at(-1);
        if (last === undefined) continue;
        room.head = last.version;
        room.remembered = [...room.remembered, ...events].slice(-REMEMBERED_MAX);
        if (events.length === PAGE_MAX) room.stale = true;
        for (const seat of room.seats) this.pump(room, seat);
      }
    } catch (error) {
      this.onError(error); // the next hint or poll tries again
    }
  }

  /** Delivers what the seat has not had, now or when its pace allows. */
  private pump(room: Room<Event>, seat: Seat<Event>): void {
    if (seat.pumping || seat.timer !== null || seat.sent >= room.head || !room.seats.has(seat)) return;
    const waitMs = seat.lastDelivery + seat.listener.paceMs() - this.clock();
    if (waitMs > 0) {
      seat.timer = setTimeout(() => {
        seat.timer = null;
        this.pump(room, seat);
      }, waitMs);
      return;
    }
    const first = room.remembered[0];
    if (first !== undefined && first.version <= seat.sent + 1) {
      const from = seat.sent + 1 - first.version;
      this.hand(room, seat, room.remembered.slice(from, from + PAGE_MAX));
      return;
    }
    seat.pumping = true;
    this.history
      .eventsAfter(room.key, seat.sent, PAGE_MAX)
      .then(events => {
        seat.pumping = false;
        this.hand(room, seat, events);
      })
      .catch(error => {
        seat.pumping = false;
        this.onError(error);
      });
  }

  private hand(room: Room<Event>, seat: Seat<Event>, events: readonly Event[]): void {
    const last = events.at(-1);
    if (last === undefined || !room.seats.has(seat)) return;
    if (events[0]?.version !== seat.sent + 1) {
      this.onError(new Error(`room ${room.key}: a gap after version ${seat.sent}`));
      return; // the poll reads again
    }
    seat.sent = last.version;
    seat.lastDelivery = this.clock();
    seat.listener.deliver(events);
    if (seat.sent < room.head) this.pump(room, seat);
  }
}
