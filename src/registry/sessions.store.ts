import type { Role } from '@app/compliance';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../platform/auth/index.js';
import { type Tx, timestamp } from '../platform/database/index.js';

/** The only SQL on session. */
@Injectable()
export class SessionsStore {
  async add(
    tx: Tx,
    session: { id: string; tokenHash: Buffer; userId: string; createdAt: number; expiresAt: number },
  ): Promise<void> {
    await tx.rows('INSERT INTO session (id, token_hash, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)', [
      session.id,
      session.tokenHash,
      session.userId,
      timestamp(session.createdAt),
      timestamp(session.expiresAt),
    ]);
  }

  /** The signed-in users of live sessions, by token hash in hex; one that is unknown, ended or expired by the database's clock is absent. */
  async viewersOf(tx: Tx, tokenHashes: readonly string[]): Promise<ReadonlyMap<string, SignedIn>> {
    const rows = await tx.rows<{
      token_hash: string;
      session_id: string;
      user_id: string;
      email: string;
      organisation_id: string;
      roles: Role[];
    }>(
      `SELECT encode(s.token_hash, 'hex') AS token_hash, s.id AS session_id, u.id AS user_id, u.email, u.organisation_id, o.roles
       FROM session s JOIN app_user u ON u.id = s.user_id JOIN organisation o ON o.id = u.organisation_id
       WHERE s.token_hash = ANY(SELECT decode(asked, 'hex') FROM unnest($1::text[]) AS asked) AND s.expires_at > app_now()`,
      [tokenHashes],
    );
    return new Map(
      rows.map(row => [
        row.token_hash,
        {
          sessionId: row.session_id,
          userId: row.user_id,
          email: row.email,
          organisationId: row.organisation_id,
          roles: row.roles,
        },
      ]),
    );
  }

  /** Ends a session and tells every node, so that its sockets close as well. */
  async end(tx: Tx, sessionId: string): Promise<void> {
    const ended = await tx.rows('DELETE FROM session WHERE id = $1 RETURNING id', [sessionId]);
    if (ended.length > 0) await tx.rows(`SELECT pg_notify('session_ended', $1)`, [sessionId]);
  }

  /** Ends every session of a user, for a changed password. */
  async endAllOf(tx: Tx, userId: string): Promise<void> {
    await tx.rows(
      `WITH ended AS (DELETE FROM session WHERE user_id = $1 RETURNING id)
       SELECT pg_notify('session_ended', id::text) FROM ended`,
      [userId],
    );
  }

  async liveAmong(tx: Tx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      'SELECT id FROM session WHERE id = ANY($1::uuid[]) AND expires_at > app_now()',
      [ids],
    );
    return rows.map(row => row.id);
  }

  /** Some of the expired sessions; whoever else is cleaning up is not waited for. */
  async deleteSomeExpired(tx: Tx): Promise<void> {
    await tx.rows(
      `DELETE FROM session WHERE id IN
         (SELECT id FROM session WHERE expires_at <= (SELECT app_now()) ORDER BY expires_at LIMIT 10 FOR UPDATE SKIP LOCKED)`,
    );
  }
}
