import { TAX_MODES } from '@app/settlement';
import { expect, test } from '@jest/globals';
import { TAX_RATES, withoutTax } from './tax.js';

test('a price without tax is the price through one plus the rate, half up to fen', () => {
  expect(withoutTax(1_790_000n, 'VAT13')).toBe(1_584_071n); // 17,900.00 → 15,840.71
  expect(withoutTax(1_786_225n, 'VAT13')).toBe(1_580_730n); // 17,862.25 → 15,807.30
  expect(withoutTax(1_790_000n, 'NONE')).toBe(1_790_000n);
});

test.each(TAX_MODES)('the rate of %s is the percentage that its name says', mode => {
  const percent = BigInt(mode.replace(/\D/g, '') || '0');
  expect(TAX_RATES[mode].rate).toBe(percent * 10_000n);
  // a factor without a source is shown to nobody
  expect(TAX_RATES[mode].source === null).toBe(percent === 0n);
});
