export { isRefusal, type Refusal, refuse } from './refusal.js';
export { IDEMPOTENCY_MISMATCH, RefusalInterface, Refused, resolveByClass, say, toRefused } from './refused.graphql.js';
