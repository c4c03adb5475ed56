import type { AuctionFormat } from '@app/auction';
import type { CredentialDecision } from '@app/compliance';
import type { Words } from '../language/words.js';

export interface OperatorWords {
  readonly title: string;
  readonly tabs: Readonly<Record<'queue' | 'organisations' | 'auctions', string>>;
  readonly lead: Readonly<Record<'queue' | 'organisations' | 'auctions', string>>;
  readonly onlyOperators: string;
  readonly onlyOperatorsText: string;
  readonly signInText: string;
  readonly noSuchTab: string;
  readonly toQueue: string;

  readonly waiting: (n: number) => string;
  readonly oldest: (age: string) => string;
  readonly age: (minutes: number) => string;
  readonly queueEmpty: string;
  readonly queueEmptyText: string;
  readonly queueFull: string;
  readonly keys: string;
  readonly backToList: string;
  readonly notWaiting: string;
  readonly notWaitingText: string;
  readonly caseTitle: (name: string, kind: string) => string;
  readonly untilShort: (date: string) => string;
  readonly noUntil: string;

  readonly evidence: string;
  readonly organisation: string;
  readonly code: string;
  readonly noCode: string;
  readonly region: string;
  readonly roles: string;
  readonly kind: string;
  readonly checks: string;
  readonly codeRight: string;
  readonly codeWrong: (position: number) => string;
  readonly codeNone: string;
  readonly permitBound: string;
  readonly permitLetter: (letter: string) => string;
  readonly numberPlain: string;
  readonly numberAbsent: string;
  readonly validNow: string;
  readonly validSoon: string;
  readonly validNoEnd: string;
  readonly validOver: string;
  readonly validNotYet: string;
  readonly firstVerification: string;
  readonly verifiedBefore: string;
  readonly renewal: (until: string) => string;
  readonly earlier: string;

  readonly decision: string;
  readonly reason: string;
  /** for which of the decisions that can be taken a reason has to be given */
  readonly reasonNeeded: (decisions: readonly CredentialDecision[]) => string;
  readonly reasonHint: (most: number) => string;
  readonly reasonMissing: string;
  readonly acts: Readonly<Record<CredentialDecision, string>>;
  readonly confirmTitle: Readonly<Record<CredentialDecision, (kind: string, name: string) => string>>;
  readonly consequences: Readonly<Record<CredentialDecision, string>>;
  readonly confirm: Readonly<Record<CredentialDecision, (kind: string) => string>>;
  readonly back: string;
  readonly sending: string;
  readonly lost: string;
  readonly sendAgain: string;
  readonly refused: string;
  readonly reload: string;
  readonly done: Readonly<Record<CredentialDecision, (kind: string, name: string) => string>>;
  readonly audit: string;

  readonly search: string;
  readonly searchLabel: string;
  readonly searchHint: string;
  readonly found: (n: number, more: boolean) => string;
  readonly noneFound: string;
  readonly noneFoundText: string;
  readonly more: string;
  readonly moreFailed: string;
  readonly verified: string;
  readonly noCredentials: string;
  readonly choose: string;
  readonly chooseText: string;
  readonly unknownOrganisation: string;
  readonly decide: string;
  readonly inForce: (n: number) => string;

  readonly live: string;
  readonly ended: string;
  readonly lot: string;
  readonly seller: string;
  readonly format: string;
  readonly formats: Readonly<Record<AuctionFormat, string>>;
  readonly price: string;
  readonly startPrice: (price: string) => string;
  readonly bids: string;
  readonly bidsOf: (n: number) => string;
  readonly closesIn: string;
  readonly state: string;
  readonly states: Readonly<Record<'OPEN' | 'SCHEDULED' | 'SOLD' | 'PASSED_IN' | 'CANCELLED' | 'CLOSED', string>>;
  readonly opensAt: (at: string) => string;
  readonly closedAt: (at: string) => string;
  readonly wouldClose: (at: string) => string;
  readonly act: string;
  readonly cancel: string;
  readonly cancelOf: (title: string) => string;
  readonly cancelTitle: string;
  readonly cancelBids: (n: number | null) => string;
  readonly cancelFollows: readonly string[];
  readonly cancelReason: string;
  readonly cancelReasonHint: (most: number) => string;
  readonly required: string;
  readonly cancelReasonMissing: string;
  readonly cancelAct: (title: string) => string;
  readonly keep: string;
  readonly cancelled: (title: string) => string;
  readonly noLive: string;
  readonly noLiveText: string;
  readonly noEnded: string;
  readonly noEndedText: string;
  readonly asOf: (time: string) => string;
}

const ACTS = { VERIFY: '通过', REJECT: '驳回', SUSPEND: '暂停', REVOKE: '撤销' } as const;
const TO_DECIDE = { VERIFY: 'verify', REJECT: 'reject', SUSPEND: 'suspend', REVOKE: 'revoke' } as const;

export const operatorWords = {
  'zh-CN': {
    title: '运营',
    tabs: { queue: '待审资质', organisations: '单位', auctions: '竞价' },
    lead: {
      queue: '先到先审，先提交的排在最前',
      organisations: '按名称或信用代码查找，核对资质与审核记录',
      auctions: '进行中、待开始和已结束的竞价',
    },
    onlyOperators: '此页只供运营方使用',
    onlyOperatorsText: '您的账号没有运营权限。如需查看本单位资质，请打开「资质」。',
    signInText: '请用运营方账号登录。',
    noSuchTab: '没有这个页面',
    toQueue: '到待审资质',

    waiting: n => `待审 ${n}`,
    oldest: age => `最久 ${age}`,
    age: minutes =>
      minutes < 60
        ? `${minutes} 分钟`
        : minutes < 1440
          ? `${Math.floor(minutes / 60)} 小时`
          : `${Math.floor(minutes / 1440)} 天 ${Math.floor((minutes % 1440) / 60)} 时`,
    queueEmpty: '没有待审的资质',
    queueEmptyText: '新提交的资质会出现在这里。刷新可再看一次。',
    queueFull: '只显示最早的 100 份，审完后刷新即见其余。',
    keys: '键盘：J / K 上下，V 通过，R 驳回，Esc 返回',
    backToList: '返回列表',
    notWaiting: '这份资质不在待审列表中',
    notWaitingText: '可能已由其他人审过。请从列表中选择，或刷新。',
    caseTitle: (name, kind) => `${name} · ${kind}`,
    untilShort: date => `至 ${date}`,
    noUntil: '无截止日期',

    evidence: '依据',
    organisation: '单位',
    code: '统一社会信用代码',
    noCode: '无（自然人）',
    region: '地区',
    roles: '角色',
    kind: '资质',
    checks: '自动核对',
    codeRight: '信用代码第 18 位校验正确',
    codeWrong: position => `信用代码第 ${position} 位有误`,
    codeNone: '自然人，没有信用代码可核对',
    permitBound: '许可证前 18 位与单位信用代码一致',
    permitLetter: letter => `末位 ${letter}：许可证，不是登记回执`,
    numberPlain: '此类编号没有校验位，请对照原件',
    numberAbsent: '未填编号，请查名单或主管部门公布的结果',
    validNow: '今天在有效期内',
    validSoon: '在有效期内，30 天内到期',
    validNoEnd: '没有截止日期，通过后一直有效',
    validOver: '有效期已过，通过后即显示「已过期」，不能凭此出价',
    validNotYet: '尚未生效，到生效日才可凭此出价',
    firstVerification: '首份资质：通过后，该单位即标为「已核验」',
    verifiedBefore: '该单位已核验',
    renewal: until => `已有同类有效资质（${until}），本次为续期`,
    earlier: '此前的审核记录',

    decision: '决定',
    reason: '原因（单位可见）',
    reasonNeeded: decisions => `${decisions.map(decision => ACTS[decision]).join('、')}时必填`,
    reasonHint: most => `单位据此补正，最多 ${most} 字`,
    reasonMissing: '请先写明原因，单位据此补正。',
    acts: ACTS,
    confirmTitle: {
      VERIFY: (kind, name) => `通过 ${name} 的${kind}？`,
      REJECT: (kind, name) => `驳回 ${name} 的${kind}？`,
      SUSPEND: (kind, name) => `暂停 ${name} 的${kind}？`,
      REVOKE: (kind, name) => `撤销 ${name} 的${kind}？`,
    },
    consequences: {
      VERIFY: '立即生效：凡只差此证的竞价，该单位即可出价。',
      REJECT: '驳回不可恢复；单位须重新提交。',
      SUSPEND: '立即生效：凡需此证的竞价，该单位不能再出价；已有出价不变。之后可恢复。',
      REVOKE: '立即生效且不可恢复：凡需此证的竞价，该单位不能再出价；已有出价不变。单位须重新提交。',
    },
    confirm: {
      VERIFY: kind => `确认通过：${kind}`,
      REJECT: kind => `确认驳回：${kind}`,
      SUSPEND: kind => `确认暂停：${kind}`,
      REVOKE: kind => `确认撤销：${kind}`,
    },
    back: '返回',
    sending: '正在提交…',
    lost: '没有收到回答，不知道决定是否已生效。再发一次是安全的：已生效的决定不会重复记录。',
    sendAgain: '再发一次',
    refused: '这个决定未被接受',
    reload: '刷新后再看',
    done: {
      VERIFY: (kind, name) => `已通过：${name} 的${kind}。`,
      REJECT: (kind, name) => `已驳回：${name} 的${kind}，原因已告知单位。`,
      SUSPEND: (kind, name) => `已暂停：${name} 的${kind}。`,
      REVOKE: (kind, name) => `已撤销：${name} 的${kind}。`,
    },
    audit: '决定、人员和时间会写入审核记录，不可更改。',

    search: '查找',
    searchLabel: '名称或信用代码',
    searchHint: '名称的一部分，或信用代码的开头',
    found: (n, more) => (more ? `前 ${n} 家` : `共 ${n} 家`),
    noneFound: '没有找到单位',
    noneFoundText: '换一个名称，或只填信用代码的开头几位。',
    more: '更多',
    moreFailed: '没有加载成功，请再试。',
    verified: '已核验',
    noCredentials: '没有资质',
    choose: '请选择一家单位',
    chooseText: '资质、有效期和审核记录会显示在这里。',
    unknownOrganisation: '没有这家单位',
    decide: '作决定',
    inForce: n => `${n} 份有效`,

    live: '进行中与待开始',
    ended: '已结束',
    lot: '标的',
    seller: '卖方',
    format: '方式',
    formats: { ENGLISH: '增价', DUTCH: '降价', SEALED_FIRST_PRICE: '密封' },
    price: '当前价',
    startPrice: price => `起拍 ${price}`,
    bids: '出价',
    bidsOf: n => `${n} 次`,
    closesIn: '距截止',
    state: '状态',
    states: {
      OPEN: '进行中',
      SCHEDULED: '待开始',
      SOLD: '已成交',
      PASSED_IN: '未成交',
      CANCELLED: '已取消',
      CLOSED: '已结束',
    },
    opensAt: at => `${at} 开始`,
    closedAt: at => `${at} 截止`,
    wouldClose: at => `原定 ${at} 截止`,
    act: '操作',
    cancel: '取消竞价',
    cancelOf: title => `取消竞价：${title}`,
    cancelTitle: '取消这场竞价？',
    cancelBids: n =>
      n === null ? '所有密封出价作废，且不开标。' : n === 0 ? '还没有人出价。' : `${n} 次出价全部作废，不产生交易。`,
    cancelFollows: ['卖方和竞买人立即看到「已取消」。', '标的可以另行竞价。', '取消后不能恢复。'],
    cancelReason: '原因',
    required: '必填',
    cancelReasonMissing: '请先写明取消的原因。',
    cancelReasonHint: most => `随竞价记录存档，不公开；最多 ${most} 字`,
    cancelAct: title => `确认取消：${title}`,
    keep: '保留竞价',
    cancelled: title => `已取消：${title}。`,
    noLive: '没有进行中或待开始的竞价',
    noLiveText: '卖方发布竞价后会出现在这里。',
    noEnded: '还没有已结束的竞价',
    noEndedText: '成交、未成交和已取消的竞价会出现在这里。',
    asOf: time => `截至 ${time}`,
  },
  en: {
    title: 'Operator',
    tabs: { queue: 'Queue', organisations: 'Organisations', auctions: 'Auctions' },
    lead: {
      queue: 'Oldest first',
      organisations: 'Find by name or code; look at credentials and what was decided',
      auctions: 'Live, scheduled and ended auctions',
    },
    onlyOperators: 'This page is for operators',
    onlyOperatorsText: 'Your account has no operator role. Your own credentials are under “Credentials”.',
    signInText: 'Sign in with an operator account.',
    noSuchTab: 'There is no such page',
    toQueue: 'To the queue',

    waiting: n => `Waiting ${n}`,
    oldest: age => `oldest ${age}`,
    age: minutes =>
      minutes < 60
        ? `${minutes} min`
        : minutes < 1440
          ? `${Math.floor(minutes / 60)} h`
          : `${Math.floor(minutes / 1440)} d ${Math.floor((minutes % 1440) / 60)} h`,
    queueEmpty: 'Nothing waits for review',
    queueEmptyText: 'Newly submitted credentials appear here. Refresh to look again.',
    queueFull: 'Only the oldest 100 are shown. Refresh after reviewing to see the rest.',
    keys: 'Keys: J / K move, V verify, R reject, Esc back',
    backToList: 'Back to the list',
    notWaiting: 'This credential does not wait for review',
    notWaitingText: 'Somebody else may have reviewed it. Choose one from the list, or refresh.',
    caseTitle: (name, kind) => `${name} · ${kind}`,
    untilShort: date => `until ${date}`,
    noUntil: 'no last day',

    evidence: 'Evidence',
    organisation: 'Organisation',
    code: 'Social credit code',
    noCode: 'none (natural person)',
    region: 'Region',
    roles: 'Roles',
    kind: 'Credential',
    checks: 'Automatic checks',
    codeRight: 'The check digit of the social credit code is right',
    codeWrong: position => `The social credit code is wrong at position ${position}`,
    codeNone: 'Natural person: no social credit code to check',
    permitBound: 'The first 18 characters of the permit are the organisation’s code',
    permitLetter: letter => `Ends in ${letter}: a permit, not a registration receipt`,
    numberPlain: 'Numbers of this kind have no check digit. Compare with the original',
    numberAbsent: 'No number: look at the published list or the authority’s result',
    validNow: 'Valid today',
    validSoon: 'Valid today, ends within 30 days',
    validNoEnd: 'No last day: once verified it stays valid',
    validOver: 'Past its last day: once verified it reads “Expired” and permits no bid',
    validNotYet: 'Not valid yet: it permits bids from its first day on',
    firstVerification: 'First credential: verifying it marks the organisation as verified',
    verifiedBefore: 'The organisation is verified',
    renewal: until => `One of this kind is in force (${until}); this renews it`,
    earlier: 'Earlier decisions',

    decision: 'Decision',
    reason: 'Reason (the organisation reads it)',
    reasonNeeded: decisions => `required to ${decisions.map(decision => TO_DECIDE[decision]).join(' or ')}`,
    reasonHint: most => `The organisation mends its submission by it; at most ${most} characters`,
    reasonMissing: 'Write the reason first: the organisation mends its submission by it.',
    acts: { VERIFY: 'Verify', REJECT: 'Reject', SUSPEND: 'Suspend', REVOKE: 'Revoke' },
    confirmTitle: {
      VERIFY: (kind, name) => `Verify “${kind}” of ${name}?`,
      REJECT: (kind, name) => `Reject “${kind}” of ${name}?`,
      SUSPEND: (kind, name) => `Suspend “${kind}” of ${name}?`,
      REVOKE: (kind, name) => `Revoke “${kind}” of ${name}?`,
    },
    consequences: {
      VERIFY: 'Takes effect at once: where only this was missing, the organisation may bid.',
      REJECT: 'A rejection is final; the organisation has to submit anew.',
      SUSPEND:
        'Takes effect at once: where this is required, the organisation can bid no more; bids already made stand. It can be lifted later.',
      REVOKE:
        'Takes effect at once and is final: where this is required, the organisation can bid no more; bids already made stand. It has to submit anew.',
    },
    confirm: {
      VERIFY: kind => `Verify: ${kind}`,
      REJECT: kind => `Reject: ${kind}`,
      SUSPEND: kind => `Suspend: ${kind}`,
      REVOKE: kind => `Revoke: ${kind}`,
    },
    back: 'Back',
    sending: 'Sending…',
    lost: 'No answer came: nobody knows whether the decision counts. Sending it again is safe; a decision in force is not recorded twice.',
    sendAgain: 'Send again',
    refused: 'The decision was not accepted',
    reload: 'Refresh and look again',
    done: {
      VERIFY: (kind, name) => `Verified: “${kind}” of ${name}.`,
      REJECT: (kind, name) => `Rejected: “${kind}” of ${name}. The organisation reads the reason.`,
      SUSPEND: (kind, name) => `Suspended: “${kind}” of ${name}.`,
      REVOKE: (kind, name) => `Revoked: “${kind}” of ${name}.`,
    },
    audit: 'Decision, person and time are recorded and cannot be altered.',

    search: 'Search',
    searchLabel: 'Name or code',
    searchHint: 'A part of the name, or the beginning of the code',
    found: (n, more) => (more ? `first ${n}` : `${n} found`),
    noneFound: 'No organisation found',
    noneFoundText: 'Try another name, or only the first characters of the code.',
    more: 'More',
    moreFailed: 'This could not be loaded. Try again.',
    verified: 'verified',
    noCredentials: 'no credentials',
    choose: 'Choose an organisation',
    chooseText: 'Its credentials, their validity and all decisions appear here.',
    unknownOrganisation: 'There is no such organisation',
    decide: 'Decide',
    inForce: n => `${n} in force`,

    live: 'Live and scheduled',
    ended: 'Ended',
    lot: 'Lot',
    seller: 'Seller',
    format: 'Format',
    formats: { ENGLISH: 'English', DUTCH: 'Dutch', SEALED_FIRST_PRICE: 'Sealed' },
    price: 'Price',
    startPrice: price => `starts at ${price}`,
    bids: 'Bids',
    bidsOf: n => (n === 1 ? '1 bid' : `${n} bids`),
    closesIn: 'Closes in',
    state: 'State',
    states: {
      OPEN: 'Open',
      SCHEDULED: 'Scheduled',
      SOLD: 'Sold',
      PASSED_IN: 'Passed in',
      CANCELLED: 'Cancelled',
      CLOSED: 'Closed',
    },
    opensAt: at => `opens ${at}`,
    closedAt: at => `closed ${at}`,
    wouldClose: at => `was to close ${at}`,
    act: 'Action',
    cancel: 'Cancel auction',
    cancelOf: title => `Cancel the auction: ${title}`,
    cancelTitle: 'Cancel this auction?',
    cancelBids: n =>
      n === null
        ? 'All sealed bids lapse unopened.'
        : n === 0
          ? 'Nobody has bid yet.'
          : n === 1
            ? 'The one bid lapses; no trade arises.'
            : `All ${n} bids lapse; no trade arises.`,
    cancelFollows: [
      'Seller and bidders see “Cancelled” at once.',
      'The lot can be auctioned again.',
      'This cannot be undone.',
    ],
    cancelReason: 'Reason',
    required: 'required',
    cancelReasonMissing: 'Write why the auction is cancelled.',
    cancelReasonHint: most => `Kept with the record of the auction, not published; at most ${most} characters`,
    cancelAct: title => `Cancel: ${title}`,
    keep: 'Keep the auction',
    cancelled: title => `Cancelled: ${title}.`,
    noLive: 'No auction is live or scheduled',
    noLiveText: 'Auctions appear here once sellers open them.',
    noEnded: 'No auction has ended yet',
    noEndedText: 'Sold, passed-in and cancelled auctions appear here.',
    asOf: time => `as of ${time}`,
  },
} satisfies Words<OperatorWords>;
