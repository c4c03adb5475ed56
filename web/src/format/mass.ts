import { divideHalfUp, formatDecimal } from '@app/units';

/** Mass of a lot in tonnes with two decimals, half up: 18220 → "18.22". */
export const formatTonnes = (massKg: number): string => formatDecimal(divideHalfUp(BigInt(massKg), 10n), 2);
