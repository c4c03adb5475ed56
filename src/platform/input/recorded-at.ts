import { type Failure, failure, type Locale, type Text } from '../graphql/index.js';

/** How far the clocks of a scale or a furnace may run ahead of the database's. */
const AHEAD_MS_MAX = 5 * 60 * 1000;

/** Whether something that is recorded as having happened at `at` lies further in the future than clocks differ. */
export const isAhead = (at: number, now: number): boolean => at > now + AHEAD_MS_MAX;

/** The failure for a field whose instant `isAhead`. It takes the database's time, so it is judged after the id and not by a schema. */
export const aheadOfTime = (locale: Locale, path: string): Failure =>
  failure.badInput(locale, [{ path, code: 'IN_THE_FUTURE', message: AHEAD[locale] }]);

const AHEAD: Text = {
  'zh-CN': '不得晚于当前时间 5 分钟以上',
  en: 'must not be more than 5 minutes in the future',
};
