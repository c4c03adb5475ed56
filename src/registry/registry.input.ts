import type { CredentialKind, Role } from '@app/compliance';
import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { z } from 'zod';
import { DateScalar } from '../platform/graphql/index.js';
import { email, issueAt, listOf, optional, password, region, text, uuid, whole } from '../platform/input/index.js';

export const RoleEnum = {
  COLLECTOR: 'COLLECTOR',
  RECYCLER: 'RECYCLER',
  PROCESSOR: 'PROCESSOR',
  OPERATOR: 'OPERATOR',
  OBSERVER: 'OBSERVER',
} as const satisfies { [R in Role]: R };
registerEnumType(RoleEnum, { name: 'Role' });

export const CredentialKindEnum = {
  NORMATIVE_LISTING: 'NORMATIVE_LISTING',
  DISCHARGE_PERMIT: 'DISCHARGE_PERMIT',
  RECYCLER_FILING: 'RECYCLER_FILING',
  HAZARDOUS_WASTE_CONTRACT: 'HAZARDOUS_WASTE_CONTRACT',
  ENVIRONMENTAL_GRADE: 'ENVIRONMENTAL_GRADE',
} as const satisfies { [K in CredentialKind]: K };
registerEnumType(CredentialKindEnum, { name: 'CredentialKind' });

export const CredentialDecisionEnum = {
  VERIFY: 'VERIFY',
  REJECT: 'REJECT',
  SUSPEND: 'SUSPEND',
  REVOKE: 'REVOKE',
} as const;
export type CredentialDecision = keyof typeof CredentialDecisionEnum;
registerEnumType(CredentialDecisionEnum, { name: 'CredentialDecision' });

@InputType()
export class RegisterOrganisationInput {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => [RoleEnum], { description: 'COLLECTOR, RECYCLER, PROCESSOR; the others are granted by an operator' })
  roles!: Role[];
  @Field(() => String, { nullable: true, description: 'required unless naturalPerson; GB 32100 check digit' })
  unifiedSocialCreditCode?: string | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'collectors only' })
  naturalPerson?: boolean | null;
  @Field(() => String) region!: string;
  @Field(() => String) email!: string;
  @Field(() => String) password!: string;
}

const SELF_CHOSEN: ReadonlySet<string> = new Set(['COLLECTOR', 'RECYCLER', 'PROCESSOR'] satisfies Role[]);

export const registerOrganisationInput = z
  .object({
    id: uuid,
    name: text(120),
    roles: listOf(z.enum(RoleEnum)),
    unifiedSocialCreditCode: optional(z.string().transform(code => code.trim())),
    naturalPerson: optional(z.boolean()).transform(given => given ?? false),
    region,
    email,
    password,
  })
  .superRefine((input, context) => {
    if (input.roles.length === 0) {
      issueAt(context, ['roles'], 'REQUIRED', { en: 'needs at least one role', 'zh-CN': '至少选择一个角色' });
    }
    input.roles.forEach((role, index) => {
      if (!SELF_CHOSEN.has(role)) {
        issueAt(context, ['roles', index], 'ROLE_NOT_SELF_CHOSEN', {
          en: 'must be COLLECTOR, RECYCLER or PROCESSOR; other roles are granted by an operator',
          'zh-CN': '只能是 COLLECTOR、RECYCLER 或 PROCESSOR，其他角色由运营方授予',
        });
      }
    });
    if (input.naturalPerson && input.roles.some(role => role !== 'COLLECTOR')) {
      issueAt(context, ['naturalPerson'], 'COLLECTORS_ONLY', {
        en: 'only a collector may be a natural person',
        'zh-CN': '只有回收人员可以是自然人',
      });
    }
    if (!input.naturalPerson && input.unifiedSocialCreditCode === null) {
      issueAt(context, ['unifiedSocialCreditCode'], 'REQUIRED', {
        en: 'is required unless naturalPerson',
        'zh-CN': '非自然人必须填写统一社会信用代码',
      });
    }
    if (input.naturalPerson && input.unifiedSocialCreditCode !== null) {
      issueAt(context, ['unifiedSocialCreditCode'], 'NOT_ALLOWED', {
        en: 'a natural person has none',
        'zh-CN': '自然人没有统一社会信用代码',
      });
    }
  })
  .transform(input => ({ ...input, roles: [...new Set(input.roles)].sort() }));
export type RegisterOrganisation = z.output<typeof registerOrganisationInput>;

@InputType()
export class SignInInput {
  @Field(() => String) email!: string;
  @Field(() => String) password!: string;
}
/** No hints about the form of a right answer: whatever does not parse is simply not the password. */
export const signInInput = z.object({
  email: z.string().transform(given =>
    given
      .normalize('NFC')
      .replaceAll(/\p{Cc}/gu, '')
      .trim()
      .toLowerCase()
      .slice(0, 254),
  ),
  password: z.string().transform(given => given.slice(0, 1_000)),
});
export type SignIn = z.output<typeof signInInput>;

@InputType()
export class SubmitCredentialInput {
  @Field(() => ID) id!: string;
  @Field(() => CredentialKindEnum) kind!: CredentialKind;
  @Field(() => String, { nullable: true }) number?: string | null;
  @Field(() => DateScalar, { nullable: true }) validFrom?: string | null;
  @Field(() => DateScalar, { nullable: true }) validTo?: string | null;
  @Field(() => String, { nullable: true }) grade?: string | null;
}
export const submitCredentialInput = z
  .object({
    id: uuid,
    kind: z.enum(CredentialKindEnum),
    number: optional(z.string().transform(given => given.normalize('NFC').trim())),
    validFrom: optional(z.string()),
    validTo: optional(z.string()),
    grade: optional(text(64)),
  })
  .superRefine((input, context) => {
    if (input.validFrom !== null && input.validTo !== null && input.validFrom > input.validTo) {
      issueAt(context, ['validTo'], 'BEFORE_START', {
        en: 'must not be before validFrom',
        'zh-CN': '不得早于生效日期',
      });
    }
  });
export type SubmitCredential = z.output<typeof submitCredentialInput>;

@InputType()
export class ReviewCredentialInput {
  @Field(() => ID) credentialId!: string;
  @Field(() => CredentialDecisionEnum) decision!: CredentialDecision;
  @Field(() => String, { nullable: true }) reason?: string | null;
}
export const reviewCredentialInput = z.object({
  credentialId: uuid,
  decision: z.enum(CredentialDecisionEnum),
  reason: optional(text(200, { lines: true })),
});
export type ReviewCredential = z.output<typeof reviewCredentialInput>;

/** `search`: the beginning of a social credit code or a part of a name; blank is no search. */
export const organisationsInput = z.object({
  search: optional(text(64, { min: 0 })).transform(given => (given === '' ? null : given)),
  first: optional(whole(1, 100)).transform(count => count ?? 20),
  after: optional(z.string().max(1_000)),
});
export type OrganisationPageInput = Pick<z.output<typeof organisationsInput>, 'first' | 'after'>;
