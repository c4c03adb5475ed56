import type { CredentialKind, CredentialStatus, Role } from '@app/compliance';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../platform/database/index.js';

@Entity('organisation')
export class OrganisationRow {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('text')
  name!: string;
  @Column('text', { name: 'unified_social_credit_code', nullable: true })
  unifiedSocialCreditCode!: string | null;
  @Column('boolean', { name: 'natural_person' })
  naturalPerson!: boolean;
  @Column('text', { array: true })
  roles!: Role[];
  @Column('text')
  region!: string;
  @Column('boolean')
  verified!: boolean;
  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt!: number;
}

@Entity('app_user')
export class UserRow {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid', { name: 'organisation_id' })
  organisationId!: string;
  @Column('text')
  email!: string;
  @Column('text', { name: 'password_hash' })
  passwordHash!: string;
  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt!: number;
}

@Entity('session')
export class SessionRow {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('bytea', { name: 'token_hash' })
  tokenHash!: Buffer;
  @Column('uuid', { name: 'user_id' })
  userId!: string;
  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt!: number;
  @Column('timestamptz', { name: 'expires_at', transformer: instantColumn })
  expiresAt!: number;
}

@Entity('credential')
export class CredentialRow {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid', { name: 'organisation_id' })
  organisationId!: string;
  @Column('text')
  kind!: CredentialKind;
  @Column('text', { nullable: true })
  number!: string | null;
  @Column('text', { nullable: true })
  grade!: string | null;
  /** EXPIRED is never stored: it follows from validTo and the clock. */
  @Column('text')
  status!: Exclude<CredentialStatus, 'EXPIRED'>;
  @Column('date', { name: 'valid_from', nullable: true })
  validFrom!: string | null;
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt!: number;
}

@Entity('credential_review')
export class CredentialReviewRow {
  @PrimaryColumn('uuid', { name: 'credential_id' })
  credentialId!: string;
  @PrimaryColumn('int')
  step!: number;
  @Column('text')
  decision!: string;
  @Column('text', { name: 'from_status' })
  fromStatus!: string;
  @Column('text', { name: 'to_status' })
  toStatus!: string;
  @Column('text', { nullable: true })
  reason!: string | null;
  @Column('uuid', { name: 'reviewed_by' })
  reviewedBy!: string;
  @Column('timestamptz', { transformer: instantColumn })
  at!: number;
}
