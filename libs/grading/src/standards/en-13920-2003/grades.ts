import { atLeast, atMost, type GradeRow, rowsOf, unverified } from '../table.js';

const grade = rowsOf('en-13920-2003');

/** Agrees row by row with data/grades.json; a spec holds the two together. */
export const grades: readonly GradeRow[] = [
  grade('2', {
    names: { en: 'Unalloyed aluminium', zh: '纯铝废料' },
    material: ['sheet', 'pure', 'either'],
    description: 'Unalloyed production, litho and selected old scrap.',
    certainty: 'title and scope read',
    limits: [
      atLeast('Al', '99.5 %', 'FSD', { clause: 'part 2, scope' }),
      unverified(atLeast('METAL_RECOVERY', '95 %', 'ALG', { clause: 'part 2, usual yield about 95' })),
    ],
  }),
  grade('3', {
    names: { en: 'Wire and cable', zh: '电线电缆铝废料' },
    material: ['wire', 'pure', 'either'],
    description: 'New and old wire and cable, unalloyed or of defined alloys.',
    certainty: 'title and scope read',
    limits: [unverified(atLeast('Al', '99.5 %', 'DIN', { clause: 'part 3, unalloyed branch' }))],
  }),
  grade('4', {
    names: { en: 'One single wrought alloy', zh: '单一变形铝合金废料' },
    material: ['mixed', 'wrought', 'new'],
    description: 'Sheet, strip, tube, profile or billet-end scrap of one wrought alloy; turnings excluded.',
    certainty: 'title and scope read',
  }),
  grade('5', {
    names: { en: 'Two or more wrought alloys of one series', zh: '同系多种变形铝合金废料' },
    material: ['mixed', 'wrought', 'either'],
    description: 'Scrap of several wrought alloys belonging to one series.',
    certainty: 'title and scope read',
  }),
  grade('6', {
    names: { en: 'Two or more wrought alloys', zh: '多种变形铝合金废料' },
    material: ['mixed', 'wrought', 'old'],
    description: 'Mostly old scrap of several wrought alloys: pans, signs, plates, frames, demolition.',
    certainty: 'title and scope read',
  }),
  grade('7', {
    names: { en: 'Castings', zh: '铸件废料' },
    material: ['casting', 'cast', 'either'],
    description: 'Whole or broken castings: foundry rejects, vehicle and machine parts, pistons, wheels.',
    certainty: 'title and scope read',
  }),
  grade('8', {
    names: { en: 'Shredded nonferrous for aluminium separation', zh: '待分选破碎有色' },
    material: ['shred', 'mixed', 'old'],
    description: 'Shredder mix with aluminium, other metals, rubber, plastic and glass, meant for later separation.',
    certainty: 'title and scope read',
  }),
  grade('9', {
    names: { en: 'Aluminium separated from shredded nonferrous', zh: '分选破碎铝' },
    material: ['shred', 'mixed', 'old'],
    description: 'Aluminium fraction from flotation or similar, mainly castings with some wrought.',
    certainty: 'title and scope read',
  }),
  grade('10', {
    names: { en: 'Used beverage cans', zh: '废易拉罐' },
    material: ['can', 'wrought', 'old'],
    description: 'Emptied aluminium drink cans, also when not collected after consumption.',
    certainty: 'title and scope read',
  }),
  grade('11', {
    names: { en: 'Aluminium-copper radiators', zh: '铜铝散热器' },
    material: ['radiator', 'mixed', 'old'],
    description: 'Radiators made of aluminium and copper.',
    certainty: 'title read',
  }),
  grade('12', {
    names: { en: 'Turnings of one alloy', zh: '单一合金铝屑' },
    material: ['turnings', 'unspecified', 'new'],
    description: 'Turnings, millings, scalpings and borings of one wrought or cast alloy.',
    certainty: 'title and scope read',
  }),
  grade('13', {
    names: { en: 'Mixed turnings', zh: '混合铝屑' },
    material: ['turnings', 'mixed', 'new'],
    description: 'Turnings of two or more alloys.',
    certainty: 'title read',
  }),
  grade('14', {
    names: { en: 'Post-consumer packaging', zh: '消费后铝包装' },
    material: ['mixed', 'mixed', 'old'],
    description: 'Mixed used packaging: foil, trays, food cans, aerosols, caps, pouches.',
    certainty: 'title and scope read',
    limits: [
      unverified(atMost('LAMINATED_FOIL_YIELD', '28 %', 'NBN', { clause: 'part 14, scope: laminated foil below 28' })),
    ],
  }),
  grade('15', {
    names: { en: 'Decoated post-consumer packaging', zh: '脱漆铝包装' },
    material: ['mixed', 'mixed', 'old'],
    description: 'Packaging after pyrolysis or other decoating; also metal from waste-incineration ash.',
    certainty: 'title and scope read',
  }),
  grade('16', {
    names: { en: 'Skimmings, drosses, spills, metallics', zh: '铝灰渣与金属粒' },
    material: ['dross', 'mixed', 'process-residue'],
    description: 'Furnace skimmings, drosses, spills and the metallics recovered from them.',
    certainty: 'title and scope read',
    limits: [
      atLeast('METAL_RECOVERY', '30 %', 'GEN', { clause: 'part 16, scope' }),
      atLeast('PARTICLE_SIZE', '0.8 mm', 'GEN', { clause: 'part 16, scope' }),
    ],
    lotAllowed: false,
  }),
];
