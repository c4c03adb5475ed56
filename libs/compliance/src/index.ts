export type { Instant } from './calendar-date.js';
export { type CalendarDate, shanghaiDate } from './calendar-date.js';
export { type Credential, type CredentialKind, type CredentialStatus, effectiveStatus } from './credential.js';
export {
  type CredentialNumberFault,
  type CredentialNumberNote,
  type CredentialNumberVerdict,
  checkCredentialNumber,
} from './credential-number.js';
export {
  type BiddingRule,
  type EligibilityReason,
  type EligibilityReasonCode,
  eligibility,
  type Role,
} from './eligibility.js';
export { checkResidentIdentityNumber, type ResidentIdentityNumberVerdict } from './resident-identity-number.js';
export { type CredentialDecision, reviewCredential } from './review-credential.js';
export {
  checkSocialCreditCode,
  type SocialCreditCodeVerdict,
  type SocialCreditCodeWarning,
  socialCreditCodeWarnings,
} from './social-credit-code.js';
