import type { BiddingRule, Credential, CredentialKind, CredentialStatus, Role } from '@app/compliance';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Tx, timestamp } from '../platform/database/index.js';
import { CredentialReviewRow, CredentialRow, OrganisationRow, UserRow } from './registry.entity.js';
import type { CredentialDecision } from './registry.input.js';

/** What a bid is judged by: who the organisation is and what it holds, as read inside the bid's transaction. */
export interface Standing {
  readonly roles: readonly Role[];
  readonly credentials: readonly Credential[];
}

/** A review with the e-mail address of the operator who made it. */
export interface ReviewWithReviewer {
  readonly credentialId: string;
  readonly decision: CredentialDecision;
  readonly fromStatus: CredentialStatus;
  readonly toStatus: CredentialStatus;
  readonly reason: string | null;
  readonly at: number;
  readonly reviewer: string;
}

/** The only SQL on organisation, app_user, credential, credential_review and bidding_rule. */
@Injectable()
export class RegistryStore {
  async organisationsById(tx: Tx, ids: readonly string[]): Promise<OrganisationRow[]> {
    return tx.manager.findBy(OrganisationRow, { id: In([...ids]) });
  }

  /** False when the e-mail address or the social credit code is taken; then the transaction has to be rolled back. */
  async addOrganisation(tx: Tx, organisation: OrganisationRow, user: UserRow): Promise<boolean> {
    const added = await tx.rows(
      `INSERT INTO organisation (id, name, unified_social_credit_code, natural_person, roles, region, verified, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
      [
        organisation.id,
        organisation.name,
        organisation.unifiedSocialCreditCode,
        organisation.naturalPerson,
        organisation.roles,
        organisation.region,
        organisation.verified,
        timestamp(organisation.createdAt),
      ],
    );
    if (added.length === 0) return false;
    const withUser = await tx.rows(
      `INSERT INTO app_user (id, organisation_id, email, password_hash, created_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (email) DO NOTHING RETURNING id`,
      [user.id, user.organisationId, user.email, user.passwordHash, timestamp(user.createdAt)],
    );
    return withUser.length === 1;
  }

  async isEmpty(tx: Tx): Promise<boolean> {
    const [row] = await tx.rows<{ empty: boolean }>(
      `SELECT NOT EXISTS (SELECT 1 FROM organisation WHERE NOT roles <@ ARRAY['OPERATOR']) AS empty`,
    );
    return row?.empty === true;
  }

  async userByEmail(tx: Tx, email: string): Promise<UserRow | null> {
    return tx.manager.findOneBy(UserRow, { email });
  }

  async userOfOrganisation(tx: Tx, organisationId: string): Promise<UserRow | null> {
    return tx.manager.findOne(UserRow, { where: { organisationId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  async setPassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
    await tx.manager.update(UserRow, { id: userId }, { passwordHash });
  }

  async setVerified(tx: Tx, organisationId: string): Promise<void> {
    await tx.manager.update(OrganisationRow, { id: organisationId }, { verified: true });
  }

  async credentialsOf(tx: Tx, organisationIds: readonly string[]): Promise<CredentialRow[]> {
    return tx.manager.find(CredentialRow, {
      where: { organisationId: In([...organisationIds]) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  async credentialById(tx: Tx, id: string): Promise<CredentialRow | null> {
    return tx.manager.findOneBy(CredentialRow, { id });
  }

  async lockCredential(tx: Tx, id: string): Promise<CredentialRow | null> {
    return tx.manager.findOne(CredentialRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Oldest first, at most `limit`. */
  async credentialsToReview(tx: Tx, limit: number): Promise<CredentialRow[]> {
    return tx.manager.find(CredentialRow, {
      where: { status: 'SUBMITTED' },
      order: { createdAt: 'ASC', id: 'ASC' },
      take: limit,
    });
  }

  /** Serialises what an organisation submits; the foreign keys of others do not wait for it. */
  async lockOrganisation(tx: Tx, id: string): Promise<OrganisationRow | null> {
    return tx.manager.findOne(OrganisationRow, { where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  async addCredential(tx: Tx, credential: CredentialRow): Promise<void> {
    await tx.manager.insert(CredentialRow, credential);
  }

  /** Moves the credential and writes the audit row in the same transaction. `lockCredential` comes first. */
  async changeCredential(tx: Tx, change: Omit<CredentialReviewRow, 'step'>): Promise<void> {
    await tx.rows('UPDATE credential SET status = $2 WHERE id = $1', [change.credentialId, change.toStatus]);
    await tx.rows(
      `INSERT INTO credential_review (credential_id, step, decision, from_status, to_status, reason, reviewed_by, at)
       SELECT $1, coalesce(max(step), 0) + 1, $2, $3, $4, $5, $6, $7 FROM credential_review WHERE credential_id = $1`,
      [
        change.credentialId,
        change.decision,
        change.fromStatus,
        change.toStatus,
        change.reason,
        change.reviewedBy,
        timestamp(change.at),
      ],
    );
  }

  /** The newest `limit` reviews of each credential, oldest first. */
  async reviewsOf(tx: Tx, credentialIds: readonly string[], limit: number): Promise<ReviewWithReviewer[]> {
    return tx.rows<ReviewWithReviewer>(
      `SELECT r.credential_id AS "credentialId", r.decision, r.from_status AS "fromStatus", r.to_status AS "toStatus",
         r.reason, r.at, u.email AS reviewer
       FROM unnest($1::uuid[]) AS asked (id)
       CROSS JOIN LATERAL (SELECT * FROM credential_review WHERE credential_id = asked.id ORDER BY step DESC LIMIT $2) AS r
       JOIN app_user u ON u.id = r.reviewed_by
       ORDER BY r.credential_id, r.step`,
      [credentialIds, limit],
    );
  }

  /** Roles and credentials of the organisations in one statement; an unknown id is absent from the map. */
  async standings(tx: Tx, organisationIds: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    const rows = await tx.rows<{
      id: string;
      roles: Role[];
      kind: CredentialKind | null;
      status: Credential['status'];
      valid_from: string | null;
      valid_to: string | null;
    }>(
      `SELECT o.id, o.roles, c.kind, c.status, c.valid_from, c.valid_to
       FROM organisation o LEFT JOIN credential c ON c.organisation_id = o.id AND c.status <> 'REJECTED'
       WHERE o.id = ANY($1::uuid[])`,
      [organisationIds],
    );
    const standings = new Map<string, { roles: Role[]; credentials: Credential[] }>();
    for (const row of rows) {
      let standing = standings.get(row.id);
      if (standing === undefined) {
        standing = { roles: row.roles, credentials: [] };
        standings.set(row.id, standing);
      }
      if (row.kind !== null) {
        standing.credentials.push({
          kind: row.kind,
          status: row.status,
          validFrom: row.valid_from,
          validTo: row.valid_to,
        });
      }
    }
    return standings;
  }

  async biddingRules(tx: Tx): Promise<readonly BiddingRule[]> {
    return tx.rows<BiddingRule>('SELECT role, requires FROM bidding_rule ORDER BY role');
  }
}
