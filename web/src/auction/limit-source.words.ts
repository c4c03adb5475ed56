import type { Words } from '../language/words.js';

/** Where a limit's number was read, by GradeLimit.source; an id that is not named here shows itself. */
const SOURCES: Words<Readonly<Record<string, string>>> = {
  'zh-CN': {
    R26: 'ReMA 有色目录 2026 年 1 月版（公开数据中的摘录）',
    NIZ: 'nizmet.ae 逐条规格原文',
    CLD: 'ISRI 规格通函（翻页版第 12、14、17 页）',
    SHU: 'shubhammetlink.com 铝规格页',
    QVC: 'qvcgroup.com 铝规格页',
    SIM: 'simsalumisource.com 原料规格',
    THO: 'isri.org 2014-07-29 公告',
    EMS: 'isrispecs.org 铝规格，2022-07-14 生效',
    SCU: 'scrapu-csmp-archive.com 教材',
    FAC: '早先摘录，出处待补',
    K: '行业经验，未读到出处',
  },
  en: {
    R26: 'ReMA nonferrous listing, January 2026 (abridged, from public data)',
    NIZ: 'nizmet.ae, wording code by code',
    CLD: 'ISRI circular, flipbook pages 12, 14, 17',
    SHU: 'shubhammetlink.com, aluminium page',
    QVC: 'qvcgroup.com, aluminium page',
    SIM: 'simsalumisource.com, material specifications',
    THO: 'isri.org, notice of 2014-07-29',
    EMS: 'isrispecs.org, aluminium, effective 2022-07-14',
    SCU: 'scrapu-csmp-archive.com, lessons',
    FAC: 'an earlier reading, source to be added',
    K: 'field knowledge, no source read',
  },
};

export const sourceName = (id: string, language: 'zh-CN' | 'en'): string => SOURCES[language][id] ?? id;
