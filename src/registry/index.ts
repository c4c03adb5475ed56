export { LiveSessions } from './live-sessions.service.js';
export { CredentialReviewRow, CredentialRow, OrganisationRow, SessionRow, UserRow } from './registry.entity.js';
export { EligibilityReasonType, EligibilityType, OrganisationType } from './registry.graphql.js';
export { CredentialKindEnum } from './registry.input.js';
export { RegistryLoader } from './registry.loader.js';
export { RegistryModule } from './registry.module.js';
export { RegistryService, type Standings } from './registry.service.js';
export { SESSION_SECRET, SessionsService } from './sessions.service.js';
