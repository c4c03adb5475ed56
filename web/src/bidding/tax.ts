import { divideHalfUp, type Ppm, ppm, WHOLE_PPM } from '@app/units';
import type { TaxMode } from '../auction/lot.js';

/** What a tax mode takes, and who says so: the rows tax-rate/… of the server's reference data, which the API does not answer. */
export interface TaxRate {
  readonly rate: Ppm;
  /** the factor's source as the reference data name it, in both languages; null: there is no factor */
  readonly source: { readonly 'zh-CN': string; readonly en: string } | null;
  /** false: the page says so wherever it calculates with it */
  readonly verified: boolean;
}

export const TAX_RATES: Readonly<Record<TaxMode, TaxRate>> = {
  VAT13: {
    rate: ppm(130_000n),
    source: {
      'zh-CN': '财政部 税务总局 海关总署公告 2019 年第 39 号',
      en: 'MOF, STA, GACC Announcement 2019 No. 39',
    },
    verified: true,
  },
  VAT3: {
    rate: ppm(30_000n),
    source: { 'zh-CN': '简易计税 3%', en: 'simple method, 3%' },
    verified: false,
  },
  VAT1: {
    rate: ppm(10_000n),
    source: {
      'zh-CN': '反向开票 1%，国家税务总局公告 2024 年第 5 号',
      en: 'reverse invoice, 1%, STA Announcement 2024 No. 5',
    },
    verified: false,
  },
  NONE: { rate: ppm(0n), source: null, verified: true },
};

/** What is left of an amount or a price that includes the tax: fen / (1 + rate), half up to fen. NONE: the same. */
export const withoutTax = (fen: bigint, mode: TaxMode): bigint =>
  divideHalfUp(fen * WHOLE_PPM, WHOLE_PPM + TAX_RATES[mode].rate);
