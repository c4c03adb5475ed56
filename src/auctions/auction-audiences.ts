import type { Namespace, Socket } from 'socket.io';
import * as ws from 'ws';
import { AuctionEventType } from './auctions.graphql.js';
import type { RoomEvent } from './auctions.rooms.js';

/** An event as JSON: the fields of GraphQL's AuctionEvent. */
export interface WireEvent extends Omit<AuctionEventType, 'at' | 'closesAt' | 'outageFrom' | 'outageUntil'> {
  readonly at: string;
  readonly closesAt: string | null;
  readonly outageFrom: string | null;
  readonly outageUntil: string | null;
}

export function wireEvent(
  auctionId: string,
  event: Pick<RoomEvent, 'event' | 'hash' | 'salt' | 'commitment'>,
  organisationId: string | null,
): WireEvent {
  const seen = AuctionEventType.from(auctionId, event, organisationId);
  return {
    ...seen,
    at: new Date(seen.at).toISOString(),
    closesAt: textOrNull(seen.closesAt),
    outageFrom: textOrNull(seen.outageFrom),
    outageUntil: textOrNull(seen.outageUntil),
  };
}

const textOrNull = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

/** One message, ready for the line. */
interface Message {
  readonly packets: readonly unknown[];
  readonly options: { readonly preEncoded: true; readonly compress: false; readonly wsPreEncodedFrame?: unknown };
  /** one of the events is about the audience's own organisation */
  readonly isMine: boolean;
}

/** Messages that are kept for the next socket of the same audience: of a commit each audience needs one or two. */
const KEPT_MAX = 256;
/** News of one commit or one tenth of a second; what is longer is somebody's own catching up. */
const KEPT_EVENTS_MAX = 64;

/** What socket.io's own broadcast uses, and does not offer for one socket at a time. */
interface Line {
  writeToEngine(packets: readonly unknown[], options: Message['options']): void;
}
interface PacketEncoder {
  encode(packet: { readonly type: typeof EVENT; readonly nsp: string; readonly data: readonly unknown[] }): unknown[];
}
const EVENT = 2;
const { frame } = (ws as unknown as { Sender: { frame(data: Buffer, options: object): unknown } }).Sender;

/**
 * Renders, encodes and frames the events of an auction once for each audience, not once for each socket: whoever is not signed in, whoever is
 * and is not concerned, and each organisation that an event is about.
 */
export class AuctionAudiences {
  private readonly kept = new Map<string, Message>();

  constructor(private readonly namespace: Namespace) {}

  /** Sends consecutive events of one auction to one socket. True: one of them is about its own organisation. */
  send(socket: Socket, auctionId: string, events: readonly RoomEvent[], organisationId: string | null): boolean {
    const message = this.message(auctionId, events, organisationId);
    (socket as unknown as { client: Line }).client.writeToEngine(message.packets, message.options);
    return message.isMine;
  }

  private message(auctionId: string, events: readonly RoomEvent[], organisationId: string | null): Message {
    const isMine = organisationId !== null && events.some(event => organisationOf(event) === organisationId);
    const audience = organisationId === null ? 'ANYBODY' : isMine ? organisationId : 'SIGNED_IN';
    const key = `${auctionId} ${events[0]?.version} ${events.length} ${audience}`;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const message = this.encoded(
      events.map(event => wireEvent(auctionId, event, organisationId)),
      isMine,
    );
    if (events.length > KEPT_EVENTS_MAX) return message;
    this.kept.set(key, message);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= KEPT_MAX) break;
      this.kept.delete(oldest);
    }
    return message;
  }

  private encoded(seen: readonly WireEvent[], isMine: boolean): Message {
    const { encoder } = this.namespace.server as unknown as { encoder: PacketEncoder };
    const packets = encoder.encode({ type: EVENT, nsp: this.namespace.name, data: ['events', seen] });
    const [text] = packets;
    // "4" is the message packet of Engine.IO; the frame is the same for every socket
    const wsPreEncodedFrame =
      packets.length === 1 && typeof text === 'string' ? frame(Buffer.from(`4${text}`), FRAME) : undefined;
    return { packets, options: { preEncoded: true, compress: false, wsPreEncodedFrame }, isMine };
  }
}

const FRAME = { readOnly: false, mask: false, rsv1: false, opcode: 1, fin: true };

function organisationOf({ event }: RoomEvent): string | null {
  if ('private' in event) return event.private.organisationId;
  return event.kind === 'AUCTION_CLOSED' ? event.winnerId : null;
}

/** A handshake's request, its headers and body buffers, is needed until the socket is admitted; thousands of watchers keep none. */
export function releaseHandshake(socket: Socket): void {
  (socket.conn as unknown as { request: unknown }).request = undefined;
}
