export { AccessGuard } from './access.guard.js';
export { type Act, may, mayCall, OPERATIONS, type Relation } from './access.js';
export { hashPassword, verifyPassword } from './passwords.js';
export { perRequest, type RequestContext, signedIn } from './request-context.js';
export {
  bearerToken,
  cookieToken,
  newSessionToken,
  SESSION_LIFETIME_MS,
  sessionCookie,
  sessionTokenHash,
} from './session-token.js';
export type { SignedIn, Viewer } from './viewer.js';
