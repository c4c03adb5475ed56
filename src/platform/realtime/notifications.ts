import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import pg from 'pg';

export const DATABASE_URL = Symbol('DATABASE_URL');

type OnNotification = (payload: string) => void;

/** The connection is asked so often whether it still is one. */
const HEARTBEAT_MS = 5_000;
const RECONNECT_MS_MIN = 100;
const RECONNECT_MS_MAX = 5_000;

/**
 * One LISTEN connection per node. Notifications are hints: after a reconnect every listener hears the payload '*', because hints were
 * lost meanwhile.
 */
@Injectable()
export class Notifications implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Notifications.name);
  private readonly listeners = new Map<string, OnNotification[]>();
  private client: pg.Client | null = null;
  private stopped = false;

  constructor(@Inject(DATABASE_URL) private readonly url: string) {}

  /** Before the application is up: who wants to hear which channel. */
  on(channel: string, listener: OnNotification): void {
    this.listeners.set(channel, [...(this.listeners.get(channel) ?? []), listener]);
  }

  get connected(): boolean {
    return this.client !== null;
  }

  onApplicationBootstrap(): void {
    void this.keepConnected();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
  }

  private async keepConnected(): Promise<void> {
    let waitMs = RECONNECT_MS_MIN;
    while (!this.stopped) {
      const client = new pg.Client({
        connectionString: this.url,
        keepAlive: true,
        connectionTimeoutMillis: 5_000,
        query_timeout: HEARTBEAT_MS,
        application_name: 'aluloop-listen',
      });
      try {
        const ended = new Promise<void>(resolve => {
          client.once('end', resolve);
          client.once('error', () => resolve());
        });
        client.on('notification', ({ channel, payload }) => this.tell(channel, payload ?? ''));
        await client.connect();
        for (const channel of this.listeners.keys()) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
        this.client = client;
        waitMs = RECONNECT_MS_MIN;
        for (const channel of this.listeners.keys()) this.tell(channel, '*');
        await Promise.race([ended, this.untilSilent(client)]);
      } catch (error) {
        if (!this.stopped) this.logger.warn(`LISTEN: ${error instanceof Error ? error.message : String(error)}`);
      }
      this.client = null;
      await client.end().catch(() => undefined);
      if (!this.stopped) await sleep(waitMs, undefined, { ref: false });
      waitMs = Math.min(waitMs * 2, RECONNECT_MS_MAX);
    }
  }

  /** Resolves when the connection no longer answers: a cable that was pulled says nothing by itself. */
  private async untilSilent(client: pg.Client): Promise<void> {
    try {
      for (;;) {
        await sleep(HEARTBEAT_MS, undefined, { ref: false });
        if (this.client !== client) return;
        await client.query('SELECT 1');
      }
    } catch (error) {
      if (!this.stopped) this.logger.warn(`LISTEN: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private tell(channel: string, payload: string): void {
    for (const listener of this.listeners.get(channel) ?? []) listener(payload);
  }
}
