import type { Words } from '../language/words.js';

const zh = {
  short: '+ 竞价台',
  add: (title: string) => `加入竞价台：${title}`,
  there: '✓ 竞价台',
  open: (title: string) => `已在竞价台，去看：${title}`,
  full: '竞价台已满，先移走一场',
};

const en: typeof zh = {
  short: '+ Desk',
  add: title => `Add to the desk: ${title}`,
  there: '✓ Desk',
  open: title => `On the desk, go there: ${title}`,
  full: 'The desk is full; take one off first',
};

export const words = { 'zh-CN': zh, en } satisfies Words<typeof zh>;
