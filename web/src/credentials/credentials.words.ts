import type { EligibilityReasonCode } from '@app/compliance';
import type { Words } from '../language/words.js';

interface CredentialsWords {
  readonly title: string;
  readonly lead: string;
  readonly signInTitle: string;
  readonly signInText: string;
  readonly loadFailed: string;
  readonly notForYou: string;
  readonly notForYouText: string;
  readonly bidding: string;
  readonly mayBid: string;
  readonly mayBidText: string;
  readonly mayNotBid: string;
  readonly sellText: string;
  readonly cures: Readonly<Record<EligibilityReasonCode, string>>;
  readonly cureAct: (kind: string) => string;
  readonly inForce: string;
  readonly unmet: string;
  readonly met: string;
  readonly mine: string;
  readonly none: string;
  readonly noneText: string;
  readonly submitTitle: string;
  readonly kind: string;
  readonly number: string;
  readonly numberHints: Readonly<Record<'PERMIT' | 'REQUIRED' | 'OPTIONAL', string>>;
  readonly goingOn: (typed: number, total: number) => string;
  readonly numberRight: string;
  readonly permitRight: string;
  readonly sentAs: string;
  readonly numberRequired: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly datesTurned: string;
  readonly grade: string;
  readonly gradeHint: string;
  readonly submit: string;
  readonly submitting: string;
  readonly after: string;
  readonly refused: string;
  readonly unansweredText: (kind: string) => string;
  readonly submitted: (kind: string) => string;
}

export const words = {
  'zh-CN': {
    title: '资质',
    lead: '出价需要哪些证件，已有哪些，还缺什么',
    signInTitle: '登录后查看本单位的资质',
    signInText: '能否出价、缺哪些证件、审核结果都在这里，只有本单位和运营方可见。',
    loadFailed: '没有取到资质',
    notForYou: '此页供回收和加工单位使用',
    notForYouText: '您的单位不参与买卖，不需要提交资质。',
    bidding: '出价条件',
    mayBid: '可以出价',
    mayBidText: '您的角色所需的证件均有效。个别竞价可另有要求，会写在该竞价页上。',
    mayNotBid: '还不能出价',
    sellText: '发布标的和出售不需要资质，现在就可以。',
    cures: {
      ROLE_MAY_NOT_BID: '只有再生资源回收企业和加工企业可以出价；回收站点可以出售。',
      CREDENTIAL_MISSING: '在下方提交，由运营方审核。',
      CREDENTIAL_NOT_VERIFIED: '待审时无需操作；如未通过，请按审核原因重新提交。',
      CREDENTIAL_NOT_YET_VALID: '无需操作，到生效日即可。',
      CREDENTIAL_EXPIRED: '提交续期后的证件。',
      CREDENTIAL_SUSPENDED: '按审核原因处理后联系运营方恢复。',
      CREDENTIAL_REVOKED: '提交新的证件。',
    },
    cureAct: kind => `提交${kind}`,
    inForce: '已核验且在有效期内',
    unmet: '未满足',
    met: '已满足',
    mine: '本单位资质',
    none: '还没有资质',
    noneText: '在「提交资质」中填写，审核通过后立即生效。',
    submitTitle: '提交资质',
    kind: '种类',
    number: '编号',
    numberHints: {
      PERMIT: '22 位：本单位信用代码 18 位 + 3 位数字 + 1 位字母',
      REQUIRED: '照证件填写，最多 64 位',
      OPTIONAL: '可不填',
    },
    goingOn: (typed, total) => `到目前为止正确，${typed} / ${total} 位`,
    numberRight: '可以提交',
    permitRight: '22 位全部正确，与本单位信用代码一致',
    sentAs: '将提交为',
    numberRequired: '请填写编号。',
    validFrom: '生效日期',
    validTo: '截止日期',
    datesTurned: '截止日期早于生效日期。',
    grade: '等级',
    gradeHint: '例如 A、B、引领性',
    submit: '提交审核',
    submitting: '正在提交…',
    after: '提交后由运营方审核；审核结果和原因显示在本页。',
    refused: '没有提交成功',
    unansweredText: kind => `${kind}：核对清楚之前不能提交别的资质。`,
    submitted: kind => `已提交：${kind}，等待审核。`,
  },
  en: {
    title: 'Credentials',
    lead: 'What bidding takes, what you have, what is missing',
    signInTitle: 'Sign in to see your credentials',
    signInText: 'Whether you may bid, what is missing and what was decided: for your organisation and operators only.',
    loadFailed: 'The credentials could not be loaded',
    notForYou: 'This page is for those who trade',
    notForYouText: 'Your organisation neither buys nor sells and needs no credentials.',
    bidding: 'To bid',
    mayBid: 'You may bid',
    mayBidText: 'All that your role takes is in force. An auction may ask for more; its page says so.',
    mayNotBid: 'You may not bid yet',
    sellText: 'Posting and selling takes no credentials. You can do that now.',
    cures: {
      ROLE_MAY_NOT_BID: 'Only recyclers and processors bid; collectors sell.',
      CREDENTIAL_MISSING: 'Submit it below; an operator reviews it.',
      CREDENTIAL_NOT_VERIFIED: 'While it waits there is nothing to do; if it was rejected, mend it and submit anew.',
      CREDENTIAL_NOT_YET_VALID: 'Nothing to do: it counts from its first day on.',
      CREDENTIAL_EXPIRED: 'Submit the renewed one.',
      CREDENTIAL_SUSPENDED: 'Clear the reason given and ask the operator to lift it.',
      CREDENTIAL_REVOKED: 'Submit a new one.',
    },
    cureAct: kind => `Submit: ${kind}`,
    inForce: 'verified and within its dates',
    unmet: 'Not met',
    met: 'Met',
    mine: 'On file',
    none: 'No credentials yet',
    noneText: 'Fill in “Submit a credential”. It counts as soon as it is verified.',
    submitTitle: 'Submit a credential',
    kind: 'Kind',
    number: 'Number',
    numberHints: {
      PERMIT: '22 characters: your social credit code (18), 3 digits, 1 letter',
      REQUIRED: 'As on the document, at most 64 characters',
      OPTIONAL: 'May stay empty',
    },
    goingOn: (typed, total) => `Right so far, ${typed} of ${total} characters`,
    numberRight: 'Can be submitted',
    permitRight: 'All 22 characters are right and begin with your social credit code',
    sentAs: 'Will be sent as',
    numberRequired: 'Fill in the number.',
    validFrom: 'First day',
    validTo: 'Last day',
    datesTurned: 'The last day is before the first.',
    grade: 'Grade',
    gradeHint: 'e.g. A, B, leading',
    submit: 'Submit for review',
    submitting: 'Sending…',
    after: 'An operator reviews it; the result and the reason appear on this page.',
    refused: 'It was not submitted',
    unansweredText: kind => `“${kind}”: until its outcome is known nothing else can be submitted.`,
    submitted: kind => `Submitted: “${kind}”. It waits for review.`,
  },
} satisfies Words<CredentialsWords>;
