import { expect, test } from '@jest/globals';
import data from '../../../data/provinces.json' with { type: 'json' };
import { PROVINCES, provinceName } from './provinces.js';

test('the page names the provinces as the data file does', () => {
  const named = data.provinces.map(({ code, shortZh, nameEn }) => [code, [shortZh, nameEn]]);
  expect(PROVINCES).toEqual(Object.fromEntries(named));
});

test('a county is shown as its province, an unknown code as itself', () => {
  expect(provinceName('320104', 'zh-CN')).toBe('江苏');
  expect(provinceName('320104', 'en')).toBe('Jiangsu');
  expect(provinceName('990000', 'en')).toBe('990000');
});
