import type { Role } from '@app/compliance';
import type { Viewer } from './viewer.js';

/**
 * The one authorisation table: who may call an operation at all, and what a viewer must be to a loaded object to see or change it.
 * Deny by default: an operation or act without a row is refused. Source: docs/semantics.md, "Who may".
 */
type Callers = 'ANYONE' | 'SIGNED_IN' | readonly Role[];

const TRADERS: readonly Role[] = ['COLLECTOR', 'RECYCLER', 'PROCESSOR'];
const OPERATORS: readonly Role[] = ['OPERATOR'];

export const OPERATIONS: Readonly<Record<string, Callers>> = {
  'Query.viewer': 'ANYONE',
  'Query.organisation': 'ANYONE',
  'Query.eligibility': 'SIGNED_IN',
  'Query.gradingStandards': 'ANYONE',
  'Query.lot': 'ANYONE',
  'Query.lots': 'ANYONE',
  'Query.lotFacets': 'ANYONE',
  'Query.auction': 'ANYONE',
  'Query.auctionEvents': 'ANYONE',
  'Query.trade': 'ANYONE', // nullable: what a viewer may not see does not exist
  'Query.myTrades': 'SIGNED_IN',
  'Query.recycledShare': 'SIGNED_IN',
  'Query.recycledShareByMonth': 'SIGNED_IN',
  'Query.recycledShareByAlloy': 'SIGNED_IN',
  'Query.heats': 'SIGNED_IN',
  'Query.metalStock': 'SIGNED_IN',
  'Query.credentialQueue': OPERATORS,
  'Query.organisations': OPERATORS,
  'Mutation.registerOrganisation': 'ANYONE',
  'Mutation.signIn': 'ANYONE',
  'Mutation.signOut': 'ANYONE', // without a session the state asked for is already reached
  'Mutation.submitCredential': 'SIGNED_IN',
  'Mutation.reviewCredential': OPERATORS,
  'Mutation.createLot': TRADERS,
  'Mutation.withdrawLot': TRADERS,
  'Mutation.openAuction': TRADERS,
  'Mutation.cancelAuction': [...TRADERS, 'OPERATOR'],
  'Mutation.placeBid': 'SIGNED_IN', // role and credentials are judged by the bid itself
  'Mutation.recordWeighbridgeTicket': TRADERS,
  'Mutation.recordInspection': TRADERS,
  'Mutation.confirmSettlement': TRADERS,
  'Mutation.recordHeat': ['PROCESSOR'],
  'Subscription.auctionEvents': 'ANYONE',
};

/** What the viewer's organisation is to the object at hand. */
export interface Relation {
  readonly owner?: string | null;
  readonly seller?: string | null;
  readonly buyer?: string | null;
}
type Tie = keyof Relation | 'OPERATOR';

const ACTS = {
  'organisation.seePrivate': ['owner', 'OPERATOR'],
  'review.seeReviewer': ['OPERATOR'],
  'seller.seeNaturalPerson': ['seller', 'buyer', 'OPERATOR'],
  'lot.change': ['seller'],
  'auction.cancel': ['seller', 'OPERATOR'],
  'trade.see': ['seller', 'buyer', 'OPERATOR'],
  'trade.weigh': ['seller', 'buyer'],
  'trade.inspect': ['buyer'],
  'trade.confirm': ['seller', 'buyer'],
  'metal.melt': ['buyer'],
  'recycledContent.see': ['owner', 'OPERATOR'],
} as const satisfies Record<string, readonly Tie[]>;
export type Act = keyof typeof ACTS;

/** May this viewer do `act` to an object that stands in `relation` to organisations? */
export function may(viewer: Viewer, act: Act, relation: Relation): boolean {
  if (viewer === null) return false;
  const ties: readonly Tie[] = ACTS[act];
  return ties.some(tie =>
    tie === 'OPERATOR' ? viewer.roles.includes('OPERATOR') : relation[tie] === viewer.organisationId,
  );
}

/** May this viewer call the operation? SIGN_IN: nobody is signed in and that could help. */
export function mayCall(viewer: Viewer, operation: string): 'YES' | 'SIGN_IN' | 'NEVER' {
  const callers = OPERATIONS[operation];
  if (callers === undefined) return 'NEVER';
  if (callers === 'ANYONE') return 'YES';
  if (viewer === null) return 'SIGN_IN';
  return callers === 'SIGNED_IN' || viewer.roles.some(role => callers.includes(role)) ? 'YES' : 'NEVER';
}
