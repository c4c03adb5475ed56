import type { EquivalenceKind, StandardId } from '../grade.js';

/** `rema`: the code in both editions, or in the one that has it. */
export type RelatedStandard = 'rema' | StandardId;

/** Seen from `code`: the other entry is EXACT the same, BROADER, NARROWER or merely the NEAREST one. */
export interface Relation {
  readonly standard: RelatedStandard;
  readonly code: string;
  readonly kind: EquivalenceKind;
  readonly other: { readonly standard: RelatedStandard; readonly code: string };
}

/**
 * What comes near to what, each pair once: the cross-walk reads a row both ways, so the two ends cannot disagree. Source:
 * data/grades.json, where near, partial, reference and named-in-standard all mean NEAREST and nothing is EXACT. Where only one end says
 * broader or narrower, that holds for both. Three rows say otherwise than the data, because the entries' own texts do:
 * - Tale and Troma are said to have a narrower entry in EN 13920, but part 6 takes in all mixed old wrought scrap, part 7 all castings;
 * - Tabloid is unused plate and cannot be part of used newspaper plates.
 */
export const relations: readonly Relation[] = [
  of('rema', 'Tablet', nearest('en-13920-2003', '2'), nearest('cn-trade', 'BAO-ZHI-BAN')),
  of('rema', 'Tabloid', nearest('en-13920-2003', '2'), nearest('cn-trade', 'BAO-ZHI-BAN')),
  of('rema', 'Taboo', nearest('en-13920-2003', '6')),
  of('rema', 'Taint/Tabor', nearest('en-13920-2003', '6'), broader('cn-trade', 'SHU-LV')),
  of('rema', 'Take', nearest('en-13920-2003', '4', '5')),
  of('rema', 'Talc', nearest('en-13920-2003', '10'), nearest('cn-trade', 'YI-LA-GUAN')),
  of('rema', 'Talcred', nearest('en-13920-2003', '10'), nearest('cn-trade', 'YI-LA-GUAN')),
  of('rema', 'Taldack', nearest('en-13920-2003', '10'), nearest('cn-trade', 'YI-LA-GUAN-YA-KUAI')),
  of('rema', 'Taldon', nearest('en-13920-2003', '10'), nearest('cn-trade', 'YI-LA-GUAN-YA-KUAI')),
  of('rema', 'Taldork', nearest('en-13920-2003', '10'), nearest('cn-trade', 'YI-LA-GUAN-YA-KUAI')),
  of('rema', 'Tale', broader('en-13920-2003', '6')),
  of('rema', 'Talk', nearest('en-13920-2003', '11'), nearest('cn-trade', 'TONG-LV-SHUI-XIANG')),
  of('rema', 'Tall', nearest('en-13920-2003', '3')),
  of('rema', 'Tally', nearest('cn-trade', 'CHAI-SHUI-XIANG-LV')),
  of('rema', 'Talon', nearest('en-13920-2003', '3'), nearest('cn-trade', 'GUANG-LIANG-LV-XIAN')),
  of('rema', 'Tank', nearest('en-13920-2003', '3')),
  of('rema', 'Tann', nearest('en-13920-2003', '3')),
  of('rema', 'Tarry A', broader('en-13920-2003', '7'), nearest('cn-trade', 'HUO-SAI-LV')),
  of('rema', 'Tarry B', broader('en-13920-2003', '7'), nearest('cn-trade', 'HUO-SAI-LV')),
  of('rema', 'Tarry C', nearest('cn-trade', 'HUO-SAI-LV')),
  of('rema', 'Tassel', nearest('en-13920-2003', '3'), nearest('cn-trade', 'GE-JIAO-LV-XIAN')),
  of(
    'rema',
    'Taste',
    nearest('en-13920-2003', '3'),
    nearest('cn-trade', 'GUANG-LIANG-LV-XIAN', 'GE-JIAO-LV-XIAN', 'BIAN-YA-QI-LV'),
  ),
  of(
    'rema',
    'Tata',
    nearest('en-13920-2003', '4'),
    broader('cn-trade', 'XING-CAI-BAI-LIAO'),
    nearest('cn-trade', '6063-XIN-LIAO'),
  ),
  of('rema', 'Tease', nearest('en-13920-2003', '3')),
  of('rema', 'Teens', nearest('en-13920-2003', '12'), narrower('cn-trade', '6XI-LV-XIE')),
  of('rema', 'Telic', nearest('en-13920-2003', '13'), nearest('cn-trade', 'LV-XIE')),
  of(
    'rema',
    'Tense',
    nearest('en-13920-2003', '7'),
    nearest('gbt-38472-2023', '铸件'),
    nearest('cn-trade', 'SHENG-LV', 'JI-SHENG-LV', 'JI-JIAN-SHENG-LV', 'XIAO-JIAN-SHENG-LV'),
  ),
  of('rema', 'Tepid', broader('en-13920-2003', '6')),
  of('rema', 'Terse', broader('cn-trade', 'LV-BO')),
  of('rema', 'Tesla', broader('en-13920-2003', '14'), broader('cn-trade', 'LV-BO')),
  of('rema', 'Tetra', nearest('cn-trade', 'LV-SU')),
  of('rema', 'Thirl', nearest('en-13920-2003', '16'), nearest('cn-trade', 'LV-HUI')),
  of('rema', 'Throb', nearest('gbt-38472-2023', '再生铝锭')),
  of('rema', 'Tooth', nearest('en-13920-2003', '4'), narrower('cn-trade', '1XI-LV-BAN')),
  of('rema', 'Toto', nearest('en-13920-2003', '5'), nearest('cn-trade', 'XING-CAI-FEI-LV', 'PEN-TU-LIAO')),
  of('rema', 'Tough', nearest('en-13920-2003', '6'), nearest('cn-trade', 'LV-BAN')),
  of('rema', 'Tread', nearest('en-13920-2003', '4', '7')),
  of('rema', 'Trill', nearest('cn-trade', 'GANG-XIN-LV-JIAO-XIAN')),
  of('rema', 'Troma', broader('en-13920-2003', '7'), nearest('cn-trade', 'LUN-GU-LV')),
  of(
    'rema',
    'Trump',
    nearest('en-13920-2003', '7'),
    nearest('gbt-38472-2023', '铸件'),
    nearest('cn-trade', 'DA-JIAN-SHENG-LV', 'GANG-TI-GANG-GAI-LV'),
  ),
  of(
    'rema',
    'Tutu',
    nearest('en-13920-2003', '4'),
    nearest('cn-trade', 'LV-HE-JIN-MEN-CHUANG', 'XING-CAI-BAI-LIAO', '6063-JIU-LIAO'),
  ),
  of('rema', 'Twang', nearest('cn-trade', 'DAI-PI-LV-XIAN')),
  of('rema', 'Tweak', nearest('en-13920-2003', '9'), nearest('cn-trade', 'PO-SUI-SHENG-LV')),
  of('rema', 'Twire', nearest('en-13920-2003', '9')),
  of('rema', 'Twist', nearest('en-13920-2003', '7')),
  of(
    'rema',
    'Twitch',
    nearest('en-13920-2003', '9'),
    nearest('gbt-38472-2023', '铝块'),
    nearest('cn-trade', 'PO-SUI-SHENG-LV', 'FEI-LV-QIE-PIAN'),
  ),
  of('rema', 'Vesper', nearest('cn-trade', 'PO-SUI-SHU-LV')),
  of(
    'rema',
    'Zorba',
    nearest('en-13920-2003', '8'),
    nearest('gbt-38472-2023', '铝块'),
    nearest('cn-trade', 'FEI-LV-QIE-PIAN'),
  ),
  of('rema', 'EM1', nearest('en-13920-2003', '9')),
  of('rema', 'EM2', nearest('en-13920-2003', '8')),
  of('en-13920-2003', '2', nearest('gbt-40386-2021', '再生纯铝原料'), nearest('cn-trade', '1XI-LV-BAN')),
  of('en-13920-2003', '3', nearest('gbt-40386-2021', '再生纯铝原料')),
  of('en-13920-2003', '4', nearest('gbt-40382-2021', '再生变形铝合金原料'), nearest('cn-trade', '6063-XIN-LIAO')),
  of('en-13920-2003', '6', nearest('gbt-40382-2021', '再生变形铝合金原料')),
  of('en-13920-2003', '7', nearest('gbt-38472-2023', '铸件'), nearest('cn-trade', 'JI-SHENG-LV')),
  of('en-13920-2003', '9', nearest('gbt-38472-2023', '铝块'), nearest('cn-trade', 'PO-SUI-SHENG-LV')),
  of('en-13920-2003', '10', nearest('cn-trade', 'YI-LA-GUAN')),
  of('en-13920-2003', '12', nearest('cn-trade', '6XI-LV-XIE')),
  of('en-13920-2003', '13', nearest('cn-trade', 'LV-XIE')),
  of('en-13920-2003', '16', nearest('cn-trade', 'LV-HUI')),
  of('gbt-38472-2023', '再生铝锭', nearest('cn-trade', 'YA-ZHU-LV-DING')),
].flat();

type End = Pick<Relation, 'kind' | 'other'>;

function of(standard: RelatedStandard, code: string, ...ends: readonly (readonly End[])[]): readonly Relation[] {
  return ends.flat().map(end => ({ standard, code, ...end }));
}

function nearest(standard: RelatedStandard, ...codes: readonly string[]): readonly End[] {
  return codes.map(code => ({ kind: 'NEAREST', other: { standard, code } }));
}

function broader(standard: RelatedStandard, ...codes: readonly string[]): readonly End[] {
  return codes.map(code => ({ kind: 'BROADER', other: { standard, code } }));
}

function narrower(standard: RelatedStandard, ...codes: readonly string[]): readonly End[] {
  return codes.map(code => ({ kind: 'NARROWER', other: { standard, code } }));
}
