import {
  type CredentialKind,
  type CredentialStatus,
  type EligibilityReason,
  effectiveStatus,
  type Role,
} from '@app/compliance';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { may, type Viewer } from '../platform/auth/index.js';
import { DateScalar, DateTimeScalar, type Locale, type Text } from '../platform/graphql/index.js';
import {
  IDEMPOTENCY_MISMATCH,
  type Refusal,
  RefusalInterface,
  Refused,
  resolveByClass,
  say,
  toRefused,
} from '../platform/refusals/index.js';
import type { CredentialRow, OrganisationRow } from './registry.entity.js';
import { type CredentialDecision, CredentialDecisionEnum, CredentialKindEnum, RoleEnum } from './registry.input.js';
import type { CredentialRefusal, RegistrationRefusal } from './registry.service.js';
import type { ReviewWithReviewer } from './registry.store.js';

const CredentialStatusEnum = {
  SUBMITTED: 'SUBMITTED',
  VERIFIED: 'VERIFIED',
  EXPIRED: 'EXPIRED',
  SUSPENDED: 'SUSPENDED',
  REVOKED: 'REVOKED',
  REJECTED: 'REJECTED',
} as const satisfies { [S in CredentialStatus]: S };
registerEnumType(CredentialStatusEnum, { name: 'CredentialStatus' });

@ObjectType('Credential')
export class CredentialType {
  @Field(() => ID) id!: string;
  @Field(() => CredentialKindEnum) kind!: CredentialKind;
  @Field(() => String, { nullable: true, description: 'for the organisation itself and operators' })
  number!: string | null;
  @Field(() => CredentialStatusEnum) status!: CredentialStatus;
  @Field(() => DateScalar, { nullable: true }) validFrom!: string | null;
  @Field(() => DateScalar, { nullable: true }) validTo!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'of an environmental performance grade; for the organisation itself and operators',
  })
  grade!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'for the organisation itself and operators' })
  submittedAt!: number | null;
  /** Read by the resolvers of `organisation` and `reviews`. */
  organisationId!: string;

  /** As `viewer` may see it at the instant `now`: a verified credential past its last day reads EXPIRED. */
  static from(row: CredentialRow, viewer: Viewer, now: number): CredentialType {
    const seesPrivate = may(viewer, 'organisation.seePrivate', { owner: row.organisationId });
    return Object.assign(new CredentialType(), {
      id: row.id,
      kind: row.kind,
      number: seesPrivate ? row.number : null,
      status: effectiveStatus(row, now),
      validFrom: row.validFrom,
      validTo: row.validTo,
      grade: seesPrivate ? row.grade : null,
      submittedAt: seesPrivate ? row.createdAt : null,
      organisationId: row.organisationId,
    });
  }
}

@ObjectType('CredentialReview', { description: 'one decision about a credential, never altered' })
export class CredentialReviewType {
  @Field(() => CredentialDecisionEnum) decision!: CredentialDecision;
  @Field(() => CredentialStatusEnum) fromStatus!: CredentialStatus;
  @Field(() => CredentialStatusEnum) toStatus!: CredentialStatus;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => DateTimeScalar) at!: number;
  @Field(() => String, { nullable: true, description: 'e-mail address of the operator; for operators' })
  by!: string | null;

  /** The organisation reads what was decided and why; who decided is for operators only. */
  static from(review: ReviewWithReviewer, viewer: Viewer): CredentialReviewType {
    return Object.assign(new CredentialReviewType(), {
      decision: review.decision,
      fromStatus: review.fromStatus,
      toStatus: review.toStatus,
      reason: review.reason,
      at: review.at,
      by: may(viewer, 'review.seeReviewer', {}) ? review.reviewer : null,
    });
  }
}

@ObjectType('Organisation')
export class OrganisationType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) unifiedSocialCreditCode!: string | null;
  @Field(() => [RoleEnum]) roles!: readonly Role[];
  @Field(() => Boolean, { description: 'set by an operator; labelled wherever the name stands while false' })
  verified!: boolean;
  @Field(() => String, { description: 'six-digit GB/T 2260 code' }) region!: string;

  /** Legal entities are public. A natural person is named only to themselves, operators and the buyer of their lot. */
  static from(row: OrganisationRow, viewer: Viewer, buyer: string | null = null): OrganisationType {
    const masked = row.naturalPerson && !may(viewer, 'seller.seeNaturalPerson', { seller: row.id, buyer });
    return Object.assign(new OrganisationType(), {
      id: row.id,
      name: masked ? maskedName(row.name) : row.name,
      unifiedSocialCreditCode: row.unifiedSocialCreditCode,
      roles: row.roles,
      verified: row.verified,
      region: masked ? `${row.region.slice(0, 4)}00` : row.region,
    });
  }
}

@ObjectType('OrganisationConnection')
export class OrganisationConnectionType {
  @Field(() => [OrganisationType]) nodes!: OrganisationType[];
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => String, { nullable: true, description: '`after` of the next page' }) endCursor!: string | null;
}

/** 张三丰 → 张**: the first character of the name. */
const maskedName = (name: string): string => `${[...name][0] ?? ''}**`;

@ObjectType('Viewer')
export class ViewerType {
  @Field(() => ID) userId!: string;
  @Field(() => String) email!: string;
  /** Read by the resolver of `organisation`. */
  organisationId!: string;
}

@ObjectType('Session')
export class SessionType {
  @Field(() => String) token!: string;
  @Field(() => DateTimeScalar) expiresAt!: number;
  @Field(() => ViewerType) viewer!: ViewerType;
}

@ObjectType('EligibilityReason')
export class EligibilityReasonType {
  @Field(() => String) code!: string;
  @Field(() => String) message!: string;
  @Field(() => CredentialKindEnum, {
    nullable: true,
    description: 'the credential at fault; null for ROLE_MAY_NOT_BID',
  })
  credentialKind!: CredentialKind | null;

  static from(reason: EligibilityReason, locale: Locale): EligibilityReasonType {
    const kind = reason.credentialKind === null ? '' : CREDENTIAL_NAMES[reason.credentialKind][locale];
    return Object.assign(new EligibilityReasonType(), {
      code: reason.code,
      credentialKind: reason.credentialKind,
      message: say(REASONS[reason.code], locale, kind),
    });
  }
}

@ObjectType('Eligibility')
export class EligibilityType {
  @Field(() => Boolean) eligible!: boolean;
  @Field(() => [EligibilityReasonType]) reasons!: EligibilityReasonType[];

  static from(reasons: readonly EligibilityReason[], locale: Locale): EligibilityType {
    return Object.assign(new EligibilityType(), {
      eligible: reasons.length === 0,
      reasons: reasons.map(reason => EligibilityReasonType.from(reason, locale)),
    });
  }
}

export const CREDENTIAL_NAMES: Readonly<Record<CredentialKind, Text>> = {
  NORMATIVE_LISTING: { en: 'normative-conditions listing', 'zh-CN': '符合规范条件企业名单' },
  DISCHARGE_PERMIT: { en: 'pollutant discharge permit', 'zh-CN': '排污许可证' },
  RECYCLER_FILING: { en: 'recycler filing', 'zh-CN': '再生资源回收经营者备案' },
  HAZARDOUS_WASTE_CONTRACT: { en: 'hazardous-waste contract', 'zh-CN': '危险废物处置合同' },
  ENVIRONMENTAL_GRADE: { en: 'environmental performance grade', 'zh-CN': '环保绩效等级' },
};

const REASONS: Readonly<Record<EligibilityReason['code'], Text>> = {
  ROLE_MAY_NOT_BID: {
    en: 'Only recyclers and processors may bid.',
    'zh-CN': '只有再生资源回收企业和加工企业可以出价。',
  },
  CREDENTIAL_MISSING: { en: 'Missing: {detail}. Submit it for review.', 'zh-CN': '缺少{detail}，请提交审核。' },
  CREDENTIAL_NOT_VERIFIED: {
    en: 'Not verified yet: {detail}. An operator has to review it.',
    'zh-CN': '{detail}尚未审核通过，请等待运营方审核。',
  },
  CREDENTIAL_NOT_YET_VALID: {
    en: 'Not valid yet: {detail}. Wait for its first valid day.',
    'zh-CN': '{detail}尚未生效，请等到生效日期。',
  },
  CREDENTIAL_EXPIRED: {
    en: 'Expired: {detail}. Submit the renewed one.',
    'zh-CN': '{detail}已过期，请提交续期后的证件。',
  },
  CREDENTIAL_SUSPENDED: {
    en: 'Suspended: {detail}. Ask the operator what has to be cleared.',
    'zh-CN': '{detail}已被暂停，请联系运营方了解原因。',
  },
  CREDENTIAL_REVOKED: { en: 'Revoked: {detail}. Submit a new one.', 'zh-CN': '{detail}已被撤销，请提交新的证件。' },
};

@ObjectType('InvalidSocialCreditCode', { implements: () => RefusalInterface })
export class InvalidSocialCreditCode implements RefusalInterface {
  code!: string;
  message!: string;
  @Field(() => Int, { description: '1-based position of the first wrong character' })
  position!: number;
}

@ObjectType('AlreadyRegistered', { implements: () => RefusalInterface })
export class AlreadyRegistered implements RefusalInterface {
  code!: string;
  message!: string;
}

export const RegisterOrganisationResult = createUnionType({
  name: 'RegisterOrganisationResult',
  types: () => [SessionType, InvalidSocialCreditCode, AlreadyRegistered, Refused] as const,
  resolveType: resolveByClass,
});
export const SignInResult = createUnionType({
  name: 'SignInResult',
  types: () => [SessionType, Refused] as const,
  resolveType: resolveByClass,
});
export const SubmitCredentialResult = createUnionType({
  name: 'SubmitCredentialResult',
  types: () => [CredentialType, Refused] as const,
  resolveType: resolveByClass,
});

const REGISTRATION: Readonly<Record<RegistrationRefusal, Text>> = {
  INVALID_SOCIAL_CREDIT_CODE: {
    en: 'The unified social credit code is wrong at position {detail}.',
    'zh-CN': '统一社会信用代码第 {detail} 位有误。',
  },
  ALREADY_REGISTERED: {
    en: 'This e-mail address or unified social credit code is already registered. Sign in, or ask an operator to release the code.',
    'zh-CN': '该邮箱或统一社会信用代码已注册。请登录，或联系运营方释放该代码。',
  },
  IDEMPOTENCY_MISMATCH,
};

export function registrationRefused(
  refusal: Refusal<RegistrationRefusal>,
  locale: Locale,
): InvalidSocialCreditCode | AlreadyRegistered | Refused {
  const refused = toRefused(refusal, REGISTRATION, locale);
  switch (refusal.refused) {
    case 'INVALID_SOCIAL_CREDIT_CODE':
      return Object.assign(new InvalidSocialCreditCode(), refused, { position: Number(refusal.detail) });
    case 'ALREADY_REGISTERED':
      return Object.assign(new AlreadyRegistered(), refused);
    case 'IDEMPOTENCY_MISMATCH':
      return refused;
  }
}

export const SIGN_IN: Readonly<Record<'INVALID_CREDENTIALS', Text>> = {
  INVALID_CREDENTIALS: { en: 'The e-mail address or the password is wrong.', 'zh-CN': '邮箱或密码不正确。' },
};

export const CREDENTIAL: Readonly<Record<CredentialRefusal, Text>> = {
  INVALID_NUMBER: { en: 'The number is wrong at position {detail}.', 'zh-CN': '证件编号第 {detail} 位有误。' },
  CREDENTIAL_EXISTS: {
    en: 'A credential of this kind and number is already on file.',
    'zh-CN': '同类同号的证件已存在。',
  },
  TOO_MANY_CREDENTIALS: {
    en: 'An organisation keeps at most {detail} credentials on file. Ask an operator.',
    'zh-CN': '每个单位最多登记 {detail} 份证件，请联系运营方。',
  },
  CREDENTIAL_STATE: {
    en: 'The credential is {detail}; this decision is not possible now.',
    'zh-CN': '证件当前状态为 {detail}，不能作此决定。',
  },
  IDEMPOTENCY_MISMATCH,
};
