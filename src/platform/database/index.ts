export { bigintColumn, instantColumn } from './columns.js';
export { appNow, Database, sqlState } from './database.js';
export { DatabaseModule, DECIDING_DATABASE } from './database.module.js';
export { claimId, type IdClaim, releaseId } from './idempotency.js';
export { migrate } from './migrations.js';
export { type ReferenceValue, referenceValue } from './reference-value.js';
export { type Tx, timestamp, timestampOrNull } from './tx.js';
