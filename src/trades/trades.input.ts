import { Field, ID, InputType } from '@nestjs/graphql';
import { z } from 'zod';
import { SampleInput, sampleInput } from '../lots/index.js';
import { DateTimeScalar, DecimalScalar } from '../platform/graphql/index.js';
import { issueAt, optional, text, ticketKg, uuid } from '../platform/input/index.js';

@InputType()
export class WeighbridgeTicketInput {
  @Field(() => ID) id!: string;
  @Field(() => ID) tradeId!: string;
  @Field(() => DecimalScalar, { description: 'the loaded truck' }) grossKg!: string;
  @Field(() => DecimalScalar, { description: 'the empty truck' }) tareKg!: string;
  @Field(() => String) plate!: string;
  @Field(() => DateTimeScalar) weighedAt!: number;
  @Field(() => String, { nullable: true }) scaleId?: string | null;
}
export const weighbridgeTicketInput = z
  .object({
    id: uuid,
    tradeId: uuid,
    grossKg: ticketKg,
    tareKg: ticketKg,
    plate: text(200),
    weighedAt: z.number(),
    scaleId: optional(text(64)),
  })
  .superRefine((ticket, context) => {
    if (ticket.tareKg >= ticket.grossKg) {
      issueAt(context, ['tareKg'], 'NOT_BELOW_GROSS', { en: 'must be below grossKg', 'zh-CN': '皮重应小于毛重' });
    }
  });
export type RecordTicket = z.output<typeof weighbridgeTicketInput>;

@InputType()
export class RecordInspectionInput {
  @Field(() => ID) id!: string;
  @Field(() => ID) tradeId!: string;
  @Field(() => SampleInput) sample!: SampleInput;
  @Field(() => String, { nullable: true }) method?: string | null;
}
export const recordInspectionInput = z.object({
  id: uuid,
  tradeId: uuid,
  sample: sampleInput,
  method: optional(text(120)),
});
export type RecordInspection = z.output<typeof recordInspectionInput>;
