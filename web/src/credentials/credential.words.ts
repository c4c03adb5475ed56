import type {
  CredentialDecision,
  CredentialKind,
  CredentialNumberFault,
  CredentialStatus,
  Role,
} from '@app/compliance';
import type { Words } from '../language/words.js';

export interface CredentialWords {
  readonly kinds: Readonly<Record<CredentialKind, string>>;
  readonly statuses: Readonly<Record<CredentialStatus, string>>;
  readonly roles: Readonly<Record<Role, string>>;
  readonly decided: Readonly<Record<CredentialDecision, string>>;
  readonly faults: Readonly<Record<CredentialNumberFault, (position: number) => string>>;
  readonly number: string;
  readonly noNumber: string;
  readonly grade: string;
  readonly valid: string;
  readonly span: (from: string, to: string) => string;
  readonly fromDay: (from: string) => string;
  readonly untilDay: (to: string) => string;
  readonly noDates: string;
  readonly noEnd: string;
  readonly daysLeft: (days: number) => string;
  readonly lastDay: string;
  readonly overSince: (days: number) => string;
  readonly startsIn: (days: number) => string;
  readonly submitted: string;
  readonly history: string;
  readonly noHistory: string;
  readonly reason: string;
  readonly noReason: string;
  readonly receipt: string;
  readonly wrongCharacter: (character: string, position: number) => string;
  readonly loadFailed: string;
  readonly refresh: string;
}

const days = (n: number): string => (n === 1 ? '1 day' : `${n} days`);

export const credentialWords = {
  'zh-CN': {
    kinds: {
      RECYCLER_FILING: '再生资源回收经营者备案',
      DISCHARGE_PERMIT: '排污许可证',
      HAZARDOUS_WASTE_CONTRACT: '危险废物处置合同（HW48）',
      NORMATIVE_LISTING: '符合规范条件企业名单',
      ENVIRONMENTAL_GRADE: '环保绩效等级',
    },
    statuses: {
      SUBMITTED: '待审',
      VERIFIED: '已核验',
      EXPIRED: '已过期',
      SUSPENDED: '已暂停',
      REVOKED: '已撤销',
      REJECTED: '未通过',
    },
    roles: {
      COLLECTOR: '回收站点',
      RECYCLER: '再生资源回收企业',
      PROCESSOR: '加工企业',
      OPERATOR: '运营方',
      OBSERVER: '观察员',
    },
    decided: { VERIFY: '通过', REJECT: '驳回', SUSPEND: '暂停', REVOKE: '撤销' },
    faults: {
      NUMBER_MISSING: () => '此类资质必须有编号。',
      WRONG_LENGTH: position => `第 ${position} 位：长度不对，排污许可证编号为 22 位，其他编号不超过 64 位。`,
      WRONG_CHARACTER: position => `第 ${position} 位有误。`,
      WRONG_CHECK_CHARACTER: position => `第 ${position} 位校验码不对，请对照原件。`,
      OTHER_ORGANISATION: position => `第 ${position} 位起与申请单位的信用代码不同，这是另一家单位的证。`,
      NO_SOCIAL_CREDIT_CODE: () => '自然人没有统一社会信用代码，不能持有排污许可证。',
    },
    number: '编号',
    noNumber: '未填编号',
    grade: '等级',
    valid: '有效期',
    span: (from, to) => `${from} 至 ${to}`,
    fromDay: from => `自 ${from} 起`,
    untilDay: to => `至 ${to}`,
    noDates: '未填有效期',
    noEnd: '无截止日期',
    daysLeft: n => `剩 ${n} 天`,
    lastDay: '今天最后一天',
    overSince: n => `已过期 ${n} 天`,
    startsIn: n => `${n} 天后生效`,
    submitted: '提交',
    history: '审核记录',
    noHistory: '还没有审核记录。',
    reason: '原因',
    noReason: '未写原因',
    receipt: '末位为 W–Z：这是排污登记回执，不是许可证。',
    wrongCharacter: (character, position) => `第 ${position} 位「${character}」有误`,
    loadFailed: '没有加载成功',
    refresh: '刷新',
  },
  en: {
    kinds: {
      RECYCLER_FILING: 'Recycler filing',
      DISCHARGE_PERMIT: 'Pollutant discharge permit',
      HAZARDOUS_WASTE_CONTRACT: 'Hazardous-waste contract (HW48)',
      NORMATIVE_LISTING: 'Normative-conditions listing',
      ENVIRONMENTAL_GRADE: 'Environmental performance grade',
    },
    statuses: {
      SUBMITTED: 'Submitted',
      VERIFIED: 'Verified',
      EXPIRED: 'Expired',
      SUSPENDED: 'Suspended',
      REVOKED: 'Revoked',
      REJECTED: 'Rejected',
    },
    roles: {
      COLLECTOR: 'Collector',
      RECYCLER: 'Recycler',
      PROCESSOR: 'Processor',
      OPERATOR: 'Operator',
      OBSERVER: 'Observer',
    },
    decided: { VERIFY: 'Verified', REJECT: 'Rejected', SUSPEND: 'Suspended', REVOKE: 'Revoked' },
    faults: {
      NUMBER_MISSING: () => 'A credential of this kind has a number.',
      WRONG_LENGTH: position =>
        `Wrong length at position ${position}: a permit number has 22 characters, others at most 64.`,
      WRONG_CHARACTER: position => `Wrong at position ${position}.`,
      WRONG_CHECK_CHARACTER: position =>
        `The check character at position ${position} is wrong. Compare with the original.`,
      OTHER_ORGANISATION: position =>
        `From position ${position} on this is the social credit code of another organisation than the one that submits.`,
      NO_SOCIAL_CREDIT_CODE: () => 'A natural person has no social credit code and can hold no discharge permit.',
    },
    number: 'Number',
    noNumber: 'No number given',
    grade: 'Grade',
    valid: 'Valid',
    span: (from, to) => `${from} to ${to}`,
    fromDay: from => `from ${from}`,
    untilDay: to => `until ${to}`,
    noDates: 'No dates given',
    noEnd: 'no last day',
    daysLeft: n => `${days(n)} left`,
    lastDay: 'last day today',
    overSince: n => `expired ${days(n)} ago`,
    startsIn: n => `starts in ${days(n)}`,
    submitted: 'Submitted',
    history: 'Decisions',
    noHistory: 'No decision yet.',
    reason: 'Reason',
    noReason: 'no reason written',
    receipt: 'Ends in W–Z: a registration receipt, not a permit.',
    wrongCharacter: (character, position) => `“${character}” at position ${position} is wrong`,
    loadFailed: 'This could not be loaded',
    refresh: 'Refresh',
  },
} satisfies Words<CredentialWords>;
