import { createHash } from 'node:crypto';
import type { Tx } from './tx.js';

/**
 * What a client-made id means in this transaction (docs/semantics.md, "Idempotency"):
 * NEW: it is the caller's from this commit on; SAME: a retry of the same operation, owner and body, answer with the object as it is;
 * MISMATCH: it belongs to another body, operation or owner, say nothing of that object.
 */
export type IdClaim = 'NEW' | 'SAME' | 'MISMATCH';

/**
 * Claims a client-made id, before any rule that depends on time or state. `body` is the parsed input; bigint members count by their value.
 * A concurrent claim of the same id waits for the other transaction. A refused operation rolls the claim back with everything else.
 */
export async function claimId(
  tx: Tx,
  claim: { readonly id: string; readonly operation: string; readonly owner: string | null; readonly body: unknown },
): Promise<IdClaim> {
  const hash = createHash('sha256').update(stableJson(claim.body)).digest();
  const inserted = await tx.rows(
    `INSERT INTO client_request (id, operation, owner, body_hash) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [claim.id, claim.operation, claim.owner, hash],
  );
  if (inserted.length > 0) return 'NEW';
  const [same] = await tx.rows<{ same: boolean }>(
    `SELECT operation = $2 AND owner IS NOT DISTINCT FROM $3 AND body_hash = $4 AS same FROM client_request WHERE id = $1`,
    [claim.id, claim.operation, claim.owner, hash],
  );
  return same?.same === true ? 'SAME' : 'MISMATCH';
}

/**
 * Gives a NEW id back in the transaction that claimed it: for a refusal that commits (it changes a state, but is no result), so that
 * the same id may be tried again.
 */
export async function releaseId(tx: Tx, id: string): Promise<void> {
  await tx.rows('DELETE FROM client_request WHERE id = $1', [id]);
}

/** Members in sorted order, absent and undefined members alike, so that equal inputs have equal text. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member === 'bigint') return `${member}n`;
    if (member === null || typeof member !== 'object' || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
