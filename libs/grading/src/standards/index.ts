import type { GradingStandard } from '../grade.js';
import { cnTrade } from './cn-trade/index.js';
import { rema2022 } from './rema-2022/index.js';

/** All standards that lots can be posted under. A further edition is a folder beside this file and a line here. */
export const standards: readonly GradingStandard[] = [rema2022, cnTrade];
