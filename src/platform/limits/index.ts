export { type RateLimit, RateLimits } from './rate-limits.js';
