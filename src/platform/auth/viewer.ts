import type { Role } from '@app/compliance';

/** Who asks. A bidder, a seller, a party is the organisation; the user only signs in for it. */
export interface SignedIn {
  readonly userId: string;
  readonly email: string;
  readonly organisationId: string;
  readonly roles: readonly Role[];
  readonly sessionId: string;
}

/** null: anonymous, sees the public projections. */
export type Viewer = SignedIn | null;
