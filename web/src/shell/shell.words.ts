import type { UnknownCause } from '../api/command-sender.js';
import type { Words } from '../language/words.js';

/** What every page says alike when something did not come. */
export interface ShellWords {
  readonly noAnswer: string;
  readonly retry: string;
  readonly unknownTitle: string;
  readonly unknownText: Readonly<Record<UnknownCause, string>>;
  readonly unknownStopped: string;
  readonly unknownId: (id: string) => string;
  readonly nextTry: (seconds: number) => string;
  readonly sendAgain: string;
  readonly giveUp: string;
}

export const words = {
  'zh-CN': {
    noAnswer: '连不上服务器，或服务器没有在时限内回答。已提交的内容不受影响。',
    retry: '再试一次',
    unknownTitle: '结果未知，正在核对',
    unknownText: {
      LOST: '已发出，没有收到答复。用同一编号再发，已送达的不会重复。',
      BUSY: '服务器繁忙，尚未处理，将用同一编号再发。',
      SIGNED_OUT: '是否送达还不清楚，而登录已失效。请重新登录后核对。',
      TURNED_AWAY: '是否送达还不清楚，而服务器没有受理这次核对。请稍后再核对，或到列表中查看。',
    },
    unknownStopped: '再发一次即可核对：已送达的不会重复，未送达的会现在提交。',
    unknownId: id => `编号 ${id}`,
    nextTry: seconds => `${seconds} 秒后再核对`,
    sendAgain: '再发一次',
    giveUp: '不再发送',
  },
  en: {
    noAnswer: 'The server cannot be reached or did not answer in time. What was submitted is safe.',
    retry: 'Try again',
    unknownTitle: 'Outcome unknown, being checked',
    unknownText: {
      LOST: 'It was sent and no answer came. It goes out again with the same number, so it cannot count twice.',
      BUSY: 'The server is busy and has not taken it yet. It goes out again with the same number.',
      SIGNED_OUT: 'It is unclear whether it arrived, and your session has ended. Sign in again to check.',
      TURNED_AWAY:
        'It is unclear whether it arrived, and the server turned this check away. Check again later, or look at the list.',
    },
    unknownStopped: 'Send it again to find out: if it arrived it does not count twice, if not it is recorded now.',
    unknownId: id => `Number ${id}`,
    nextTry: seconds => `Checked again in ${seconds} s`,
    sendAgain: 'Send again',
    giveUp: 'Do not send again',
  },
} satisfies Words<ShellWords>;
