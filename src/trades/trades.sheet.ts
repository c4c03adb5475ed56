import { type SettlementLine, settle } from '@app/settlement';
import { mass, money, ppm } from '@app/units';
import { sampleFromJson } from '../lots/index.js';
import type { SettlementRow, TradeRow } from './trades.entity.js';
import type { TradePapers } from './trades.store.js';

/**
 * The lines of a stored sheet, from what the sheet was made of: the stored weights and tax rate, the inspection, the lot's allowances and
 * the hammer price, none of which ever changes. They add up to the stored figures, or this throws (a defect): lines that lead elsewhere
 * than the figures that both sides confirm are never shown.
 */
export function linesOf(
  trade: TradeRow,
  sheet: SettlementRow,
  { inspection, terms }: TradePapers,
): readonly SettlementLine[] {
  if (inspection === null) throw new Error(`trade ${trade.id} has a sheet and no inspection`);
  const { moisture, inclusion } = sampleFromJson(inspection.sample);
  const made = settle({
    buyer: { gross: mass(sheet.grossGrams), tare: mass(sheet.tareGrams) },
    moisture,
    inclusion,
    allowedMoisture: ppm(terms.allowedMoisturePpm),
    allowedInclusion: ppm(terms.allowedInclusionPpm),
    pricePerTonne: money(trade.unitPriceFen),
    taxMode: terms.taxMode,
    taxRate: ppm(sheet.taxRatePpm),
  });
  const agrees =
    made.net === sheet.netGrams &&
    made.settlementMass === sheet.settlementGrams &&
    made.amount === sheet.amountFen &&
    made.amountExcludingTax === sheet.amountExcludingTaxFen;
  if (!agrees) throw new Error(`the lines of trade ${trade.id} do not add up to its sheet`);
  return made.lines;
}
