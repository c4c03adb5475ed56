import type { GradingStandard } from '../grade.js';
import { cnTrade } from './cn-trade/index.js';
import { crossWalked } from './cross-walk.js';
import { en139202003 } from './en-13920-2003/index.js';
import { gbt135862021 } from './gbt-13586-2021/index.js';
import { gbt384722023 } from './gbt-38472-2023/index.js';
import { gbt403822021 } from './gbt-40382-2021/index.js';
import { gbt403862021 } from './gbt-40386-2021/index.js';
import { relations } from './relations.js';
import { rema2022 } from './rema-2022/index.js';
import { rema2026 } from './rema-2026/index.js';

/**
 * All standards that lots can be posted under, in the order in which they are offered: what most lots are posted under comes first. A
 * further edition is a folder beside this file and a line here.
 */
export const standards: readonly GradingStandard[] = crossWalked(
  [rema2022, cnTrade, rema2026, en139202003, gbt384722023, gbt403822021, gbt403862021, gbt135862021],
  relations,
);
