export {
  amount,
  email,
  issueAt,
  listOf,
  optional,
  password,
  percent,
  price,
  region,
  text,
  ticketKg,
  uuid,
  whole,
  wholeKg,
} from './fields.js';
export { aheadOfTime, isAhead } from './recorded-at.js';
