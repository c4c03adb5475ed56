export { AddressRateGuard } from './address-rate.guard.js';
export { type RateLimit, RateLimits } from './rate-limits.js';
