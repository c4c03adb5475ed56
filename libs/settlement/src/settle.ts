import { divideHalfUp, type Mass, type Money, mass, money, type Ppm, ppm, WHOLE_PPM } from '@app/units';
import { netMass, type Weighing } from './weighing.js';

/** How the price is taxed (含税/不含税): by invoice at 13 %, simple method 3 %, reverse invoice 1 %, or without an invoice. */
export const TAX_MODES = ['VAT13', 'VAT3', 'VAT1', 'NONE'] as const;
export type TaxMode = (typeof TAX_MODES)[number];

export interface SettlementInput {
  /** The ticket that settles is the buyer's. */
  readonly buyer: Weighing;
  /** Measured at the inspection, as a fraction of the net mass; null = not measured = no deduction. */
  readonly moisture: Ppm | null;
  readonly inclusion: Ppm | null;
  /** What the lot allows free of deduction. */
  readonly allowedMoisture: Ppm;
  readonly allowedInclusion: Ppm;
  /** The hammer price, tax included as `taxMode` says; not negative. */
  readonly pricePerTonne: Money;
  readonly taxMode: TaxMode;
  /** The rate of `taxMode` from reference data (VAT13: 130,000 ppm); NONE takes 0. */
  readonly taxRate: Ppm;
}

/**
 * One line of the sheet, with the values that its formula needs, so that a reader can recompute it. `sign` says what the line does
 * to the running result: '+' adds, '-' takes off, '=' states it. Masses and amounts are never negative.
 * Running from the top, the masses add up to every '=' exactly, and so do the amounts. For that, a deduction is the difference of
 * the exact running mass before and after it, each to the gram, half up; ROUNDING takes up what is left to the settled 0.1 kg.
 */
export type SettlementLine =
  | { readonly kind: 'GROSS'; readonly sign: '+'; readonly mass: Mass }
  | { readonly kind: 'TARE'; readonly sign: '-'; readonly mass: Mass }
  | { readonly kind: 'NET'; readonly sign: '='; readonly mass: Mass }
  | {
      readonly kind: 'MOISTURE_DEDUCTION' | 'INCLUSION_DEDUCTION';
      readonly sign: '-';
      readonly mass: Mass;
      /** The mass that the deduction is taken from. */
      readonly base: Mass;
      readonly measured: Ppm | null;
      readonly allowed: Ppm;
      /** max(0, measured − allowed): mass = base × excess. */
      readonly excess: Ppm;
    }
  | { readonly kind: 'ROUNDING'; readonly sign: '+' | '-'; readonly mass: Mass }
  | { readonly kind: 'SETTLEMENT_MASS'; readonly sign: '='; readonly mass: Mass }
  | {
      readonly kind: 'AMOUNT';
      readonly sign: '=';
      readonly amount: Money;
      readonly settlementMass: Mass;
      readonly pricePerTonne: Money;
      readonly taxMode: TaxMode;
    }
  | {
      readonly kind: 'TAX';
      readonly sign: '-';
      readonly amount: Money;
      readonly taxMode: TaxMode;
      readonly taxRate: Ppm;
    }
  | { readonly kind: 'AMOUNT_EXCLUDING_TAX'; readonly sign: '='; readonly amount: Money };

/** The sheet that both sides confirm (结算单). */
export interface SettlementSheet {
  readonly gross: Mass;
  readonly tare: Mass;
  readonly net: Mass;
  /** A multiple of 100 g. */
  readonly settlementMass: Mass;
  readonly amount: Money;
  readonly amountExcludingTax: Money;
  /** amount − amountExcludingTax */
  readonly tax: Money;
  /** Always the same ten lines in the same order, those that change nothing included. */
  readonly lines: readonly SettlementLine[];
}

const SETTLEMENT_STEP_GRAMS = 100n;
const GRAMS_PER_TONNE = 1_000_000n;

/**
 * The settlement of one trade, exact on integers.
 * settlementMass = net × (1 − max(0, m − m₀)) × (1 − max(0, i − i₀)), rounded ONCE, half up, to 0.1 kg (the seller gains at most 50 g);
 * amount = settlementMass in tonnes × pricePerTonne, half up to fen (the seller gains at most half a fen);
 * amountExcludingTax = amount / (1 + taxRate), half up to fen (the seller's revenue gains, the tax loses); NONE: equal.
 * Throws a RangeError (a defect: inputs are validated where they enter) on an impossible weighing, a share outside 0 … 100 %,
 * a negative price or rate, or a rate other than 0 with NONE. Source: docs/semantics.md, "Trades and metal".
 */
export function settle(input: SettlementInput): SettlementSheet {
  assertSettleable(input);
  const { gross, tare } = input.buyer;
  const net = netMass(input.buyer);
  const moistureExcess = excessOf(input.moisture, input.allowedMoisture);
  const inclusionExcess = excessOf(input.inclusion, input.allowedInclusion);

  const keptByMoisture = net * (WHOLE_PPM - moistureExcess);
  const keptByBoth = keptByMoisture * (WHOLE_PPM - inclusionExcess);
  const unit = WHOLE_PPM * WHOLE_PPM;
  const settlementMass = mass(divideHalfUp(keptByBoth, unit * SETTLEMENT_STEP_GRAMS) * SETTLEMENT_STEP_GRAMS);

  const amount = money(divideHalfUp(settlementMass * input.pricePerTonne, GRAMS_PER_TONNE));
  const amountExcludingTax = money(divideHalfUp(amount * WHOLE_PPM, WHOLE_PPM + input.taxRate));
  const tax = money(amount - amountExcludingTax);

  // For the eye only: nothing above is computed from these two.
  const shownAfterMoisture = mass(divideHalfUp(keptByMoisture, WHOLE_PPM));
  const shownAfterBoth = mass(divideHalfUp(keptByBoth, unit));
  const rounding = settlementMass - shownAfterBoth;

  const { taxMode, taxRate, pricePerTonne } = input;
  return {
    gross,
    tare,
    net,
    settlementMass,
    amount,
    amountExcludingTax,
    tax,
    lines: [
      { kind: 'GROSS', sign: '+', mass: gross },
      { kind: 'TARE', sign: '-', mass: tare },
      { kind: 'NET', sign: '=', mass: net },
      {
        kind: 'MOISTURE_DEDUCTION',
        sign: '-',
        mass: mass(net - shownAfterMoisture),
        base: net,
        measured: input.moisture,
        allowed: input.allowedMoisture,
        excess: moistureExcess,
      },
      {
        kind: 'INCLUSION_DEDUCTION',
        sign: '-',
        mass: mass(shownAfterMoisture - shownAfterBoth),
        base: shownAfterMoisture,
        measured: input.inclusion,
        allowed: input.allowedInclusion,
        excess: inclusionExcess,
      },
      { kind: 'ROUNDING', sign: rounding < 0n ? '-' : '+', mass: mass(rounding < 0n ? -rounding : rounding) },
      { kind: 'SETTLEMENT_MASS', sign: '=', mass: settlementMass },
      { kind: 'AMOUNT', sign: '=', amount, settlementMass, pricePerTonne, taxMode },
      { kind: 'TAX', sign: '-', amount: tax, taxMode, taxRate },
      { kind: 'AMOUNT_EXCLUDING_TAX', sign: '=', amount: amountExcludingTax },
    ],
  };
}

const excessOf = (measured: Ppm | null, allowed: Ppm): Ppm =>
  measured === null || measured <= allowed ? ppm(0n) : ppm(measured - allowed);

function assertSettleable(input: SettlementInput): void {
  for (const share of [input.moisture, input.inclusion, input.allowedMoisture, input.allowedInclusion]) {
    if (share !== null && (share < 0n || share > WHOLE_PPM)) throw new RangeError('settle: a share lies in 0 … 100 %');
  }
  if (input.pricePerTonne < 0n) throw new RangeError('settle: the price must not be negative');
  if (input.taxRate < 0n) throw new RangeError('settle: the tax rate must not be negative');
  if (input.taxMode === 'NONE' && input.taxRate !== 0n) throw new RangeError('settle: NONE is taxed at 0');
}
