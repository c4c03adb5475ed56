import type { Role } from '@app/compliance';
import type { PostField } from './check-post.js';
import type { Share } from './post-draft.js';

const POSTING_ROLES: readonly Role[] = ['COLLECTOR', 'RECYCLER', 'PROCESSOR'];

/** As the server has it (docs/semantics.md, "Who may"); it judges again. */
export const mayPost = (roles: readonly Role[]): boolean => roles.some(role => POSTING_ROLES.includes(role));

/** The field at which a refusal is shown; null: it is about the whole. */
export function fieldOfRefusal(code: string): PostField | null {
  switch (code) {
    case 'HAZARDOUS_WASTE':
    case 'UNKNOWN_GRADE':
      return 'grade';
    case 'RADIOACTIVE':
    case 'UNDECLARED_DEVIATION':
      return 'sample';
    case 'INVALID_TERMS':
      return 'auction';
    default:
      return null;
  }
}

/** "input.massKg" → mass: the field of the page that stands for a field of either input. */
export function fieldOfPath(path: string): PostField | null {
  const name = path.replace(/^input\./, '');
  if (name.startsWith('sample.')) {
    const share = SHARE_OF[name.slice('sample.'.length)];
    return share === undefined ? 'sample' : `share.${share}`;
  }
  return FIELD_OF[name] ?? null;
}

const SHARE_OF: Readonly<Record<string, Share>> = {
  moisturePercent: 'MOISTURE',
  inclusionPercent: 'INCLUSIONS',
  metalContentPercent: 'METAL_CONTENT',
  freeIronPercent: 'FREE_IRON',
  metalRecoveryPercent: 'METAL_RECOVERY',
  oilGreasePercent: 'OIL_GREASE',
  finesPercent: 'FINES',
};
const FIELD_OF: Readonly<Record<string, PostField>> = {
  gradeStandard: 'grade',
  gradeCode: 'grade',
  form: 'form',
  origin: 'origin',
  massKg: 'mass',
  region: 'county',
  taxMode: 'taxMode',
  title: 'title',
  description: 'description',
  sample: 'sample',
  declaredDeviations: 'sample',
  allowedMoisturePercent: 'allowedMoisture',
  allowedInclusionPercent: 'allowedInclusion',
  startPrice: 'startPrice',
  reservePrice: 'reservePrice',
  increment: 'increment',
  closesAt: 'closesAt',
};
