import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { Notifications } from '../realtime/index.js';

/** A readiness probe must answer while the database hangs. */
const DATABASE_MS_MAX = 2_000;

/** Is this node fit to be sent traffic? */
@Injectable()
export class Readiness {
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
  ) {}

  /** From now on not ready: the node is going down. */
  stop(): void {
    this.stopping = true;
  }

  /** Null: ready; else why not. */
  async reason(): Promise<string | null> {
    if (this.stopping) return 'stopping';
    const answered = await Promise.race([
      this.database.now().then(
        () => true,
        () => false,
      ),
      new Promise<boolean>(resolve => {
        setTimeout(resolve, DATABASE_MS_MAX, false).unref();
      }),
    ]);
    if (!answered) return 'database unreachable';
    return this.notifications.connected ? null : 'relay behind: not listening to the database';
  }
}
