import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Repeated, repeat } from '../platform/jobs/index.js';
import { Notifications } from '../platform/realtime/index.js';
import { SessionsService } from './sessions.service.js';

/** A door whose connections belong to sessions and must not outlive them. */
export interface Door {
  sessionIds(): readonly string[];
  /** Closes every connection of the session. */
  end(sessionId: string): void;
}

/** How long a connection may outlive a session that expired, or whose end nobody heard of. */
const CHECK_MS = 20_000;

/** Ends the connections of a session with the session: at once when it is signed out on any node, soon when it expires. */
@Injectable()
export class LiveSessions implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(LiveSessions.name);
  private readonly doors: Door[] = [];
  private checking: Repeated | null = null;

  constructor(
    private readonly sessions: SessionsService,
    notifications: Notifications,
  ) {
    notifications.on('session_ended', sessionId => {
      if (sessionId === '*') this.checking?.poke();
      else for (const door of this.doors) door.end(sessionId);
    });
  }

  /** While the application starts. */
  watch(door: Door): void {
    this.doors.push(door);
  }

  onApplicationBootstrap(): void {
    this.checking = repeat(
      () => this.check(),
      error => this.logger.warn(`sessions: ${error instanceof Error ? error.message : String(error)}`),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.checking?.stop();
  }

  private async check(): Promise<number> {
    const ids = [...new Set(this.doors.flatMap(door => door.sessionIds()))];
    const live = ids.length === 0 ? new Set() : await this.sessions.liveAmong(ids);
    for (const id of ids) if (!live.has(id)) for (const door of this.doors) door.end(id);
    return CHECK_MS;
  }
}
