import { formatDecimal } from '@app/units';

console.log(formatDecimal(15050n, 2));
