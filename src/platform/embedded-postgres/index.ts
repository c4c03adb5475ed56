export { DirectoryInUse } from './directory-lock.js';
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.js';
export type { EmbeddedPostgresState } from './state.js';
