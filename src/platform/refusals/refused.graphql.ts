import { Field, InterfaceType, ObjectType } from '@nestjs/graphql';
import type { Locale, Text } from '../graphql/index.js';
import type { Refusal } from './refusal.js';

/** Expected bad news is data: a member of the operation's result union, with a stable code and a sentence for the reader. */
@InterfaceType('Refusal')
export abstract class RefusalInterface {
  @Field(() => String, { description: 'stable, UPPER_SNAKE, documented' })
  code!: string;
  @Field(() => String)
  message!: string;
}

@ObjectType('Refused', { implements: () => RefusalInterface, description: 'any refusal without fields of its own' })
export class Refused implements RefusalInterface {
  code!: string;
  message!: string;
}

/** The sentence in the reader's language; `{detail}` in it stands for the refusal's detail. */
export const say = (text: Text, locale: Locale, detail = ''): string => text[locale].replace('{detail}', detail);

/** The `Refused` of the API. `texts` must know every code that the use case can answer with: the compiler checks it. */
export function toRefused<Code extends string>(
  refusal: Refusal<Code>,
  texts: Readonly<Record<Code, Text>>,
  locale: Locale,
): Refused {
  return Object.assign(new Refused(), {
    code: refusal.refused,
    message: say(texts[refusal.refused], locale, refusal.detail),
  });
}

/** The same sentence wherever a client-made id is reused. */
export const IDEMPOTENCY_MISMATCH: Text = {
  'zh-CN': '该编号已用于另一请求，请换一个新编号。',
  en: 'This id was already used for another request. Use a new id.',
};

/** Members of our unions are class instances: the class is the type. */
export const resolveByClass = (value: object): never => value.constructor as never;
