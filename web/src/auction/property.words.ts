import type { Words } from '../language/words.js';

/** What a grade limits, by GradeLimit.property; an element's symbol stands for itself. */
export const propertyNames = {
  'zh-CN': {
    MOISTURE: '水分',
    INCLUSIONS: '夹杂',
    METAL_RECOVERY: '金属回收率',
    METAL_CONTENT: '金属含量',
    FREE_IRON: '游离铁',
    OIL_GREASE: '油脂',
    FINES: '细末',
    ALLOY_6061: '6061 合金',
    BALE_VOLUME: '包块体积',
    BISCUIT_MASS: '压块重量',
    BUNDLE_MASS: '捆重',
    DENSITY: '密度',
    DENSITY_FLATTENED: '压扁料密度',
    DENSITY_UNFLATTENED: '未压扁料密度',
    FREE_LEAD: '游离铅',
    FREE_MAGNESIUM: '游离镁',
    FREE_OXIDE_DIRT: '游离氧化物和泥土',
    FREE_ZINC: '游离锌',
    NONMETALLIC: '非金属',
    ORGANIC_RESIDUE: '有机残留',
    PAINTED: '带漆料',
    PIECE_SIZE: '块度',
    PUNCHING_DIAMETER: '冲片直径',
    RUBBER_PLASTIC: '橡胶和塑料',
    SERIES_6000: '6000 系',
    TALE: 'Tale',
    THICKNESS: '厚度',
  },
  en: {
    MOISTURE: 'Moisture',
    INCLUSIONS: 'Inclusions',
    METAL_RECOVERY: 'Metal recovery',
    METAL_CONTENT: 'Metal content',
    FREE_IRON: 'Free iron',
    OIL_GREASE: 'Oil and grease',
    FINES: 'Fines',
    ALLOY_6061: 'Alloy 6061',
    BALE_VOLUME: 'Bale volume',
    BISCUIT_MASS: 'Biscuit mass',
    BUNDLE_MASS: 'Bundle mass',
    DENSITY: 'Density',
    DENSITY_FLATTENED: 'Density, flattened',
    DENSITY_UNFLATTENED: 'Density, unflattened',
    FREE_LEAD: 'Free lead',
    FREE_MAGNESIUM: 'Free magnesium',
    FREE_OXIDE_DIRT: 'Free oxide and dirt',
    FREE_ZINC: 'Free zinc',
    NONMETALLIC: 'Non-metallic',
    ORGANIC_RESIDUE: 'Organic residue',
    PAINTED: 'Painted',
    PIECE_SIZE: 'Piece size',
    PUNCHING_DIAMETER: 'Punching diameter',
    RUBBER_PLASTIC: 'Rubber and plastic',
    SERIES_6000: '6000 series',
    TALE: 'Tale',
    THICKNESS: 'Thickness',
  },
} satisfies Words<Readonly<Record<string, string>>>;

const ELEMENTS: Words<Readonly<Record<string, string>>> = {
  'zh-CN': {
    Al: '铝',
    Cr: '铬',
    Cu: '铜',
    Fe: '铁',
    Mg: '镁',
    Mn: '锰',
    Ni: '镍',
    Pb: '铅',
    Si: '硅',
    Sn: '锡',
    Ti: '钛',
    Zn: '锌',
  },
  en: {
    Al: 'Aluminium',
    Cr: 'Chromium',
    Cu: 'Copper',
    Fe: 'Iron',
    Mg: 'Magnesium',
    Mn: 'Manganese',
    Ni: 'Nickel',
    Pb: 'Lead',
    Si: 'Silicon',
    Sn: 'Tin',
    Ti: 'Titanium',
    Zn: 'Zinc',
  },
};

/** "Free iron", "Iron Fe"; a property that has no name here shows as the server writes it. */
export function propertyName(property: string, language: 'zh-CN' | 'en'): string {
  const element = ELEMENTS[language][property];
  if (element !== undefined) return `${element} ${property}`;
  const names: Readonly<Record<string, string>> = propertyNames[language];
  return names[property] ?? property;
}
