import {
  type AuctionFormat,
  type AuctionOutcome,
  type AuctionStatus,
  type IncrementTier,
  leads,
  project,
  standingAt,
} from '@app/auction';
import type { CredentialKind } from '@app/compliance';
import { formatMoney, type Money } from '@app/units';
import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, DecimalScalar, type Locale, type Text } from '../platform/graphql/index.js';
import {
  IDEMPOTENCY_MISMATCH,
  RefusalInterface,
  Refused,
  refuse,
  resolveByClass,
  toRefused,
} from '../platform/refusals/index.js';
import { CredentialKindEnum, EligibilityReasonType } from '../registry/index.js';
import { AuctionFormatEnum, AuctionOutcomeEnum, AuctionStatusEnum } from './auctions.input.js';
import type { PileAnswer } from './auctions.pile.js';
import type { AuctionAt, OpeningRefusal, WithdrawalRefusal } from './auctions.service.js';
import type { ChainedEvent, StoredAuction } from './auctions.store.js';
import type { StandingBid } from './bids.store.js';

@ObjectType('MyBid')
export class MyBidType {
  @Field(() => ID) bidId!: string;
  @Field(() => DecimalScalar) pricePerTonne!: string;
  @Field(() => DecimalScalar, { nullable: true }) maxPricePerTonne!: string | null;
  @Field(() => DateTimeScalar) at!: number;

  static from(bid: StandingBid): MyBidType {
    return Object.assign(new MyBidType(), {
      bidId: bid.bidId,
      pricePerTonne: formatMoney(bid.pricePerTonne),
      maxPricePerTonne: bid.maxPricePerTonne === null ? null : formatMoney(bid.maxPricePerTonne),
      at: bid.at,
    });
  }
}

@ObjectType('IncrementTier')
export class IncrementTierType {
  @Field(() => DecimalScalar) from!: string;
  @Field(() => DecimalScalar) increment!: string;

  static from(tier: IncrementTier): IncrementTierType {
    return Object.assign(new IncrementTierType(), {
      from: formatMoney(tier.from),
      increment: formatMoney(tier.increment),
    });
  }
}

@ObjectType('Auction')
export class AuctionType {
  @Field(() => ID) id!: string;
  @Field(() => AuctionFormatEnum) format!: AuctionFormat;
  @Field(() => AuctionStatusEnum) status!: AuctionStatus;
  @Field(() => AuctionOutcomeEnum, { nullable: true }) outcome!: AuctionOutcome | null;
  @Field(() => DateTimeScalar) opensAt!: number;
  @Field(() => DateTimeScalar) closesAt!: number;
  @Field(() => DateTimeScalar) serverTime!: number;
  @Field(() => Int, { description: 'number of the last event; events are 1..version without a gap' }) version!: number;
  @Field(() => DecimalScalar, { nullable: true, description: 'null while sealed' }) currentPrice!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) minimumNextPrice!: string | null;
  @Field(() => Boolean, { nullable: true, description: 'null while sealed' }) reserveMet!: boolean | null;
  @Field(() => Int, { nullable: true, description: 'null while sealed' }) bidCount!: number | null;
  @Field(() => DecimalScalar) startPrice!: string;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'ENGLISH: least raise, null with tiers; DUTCH: the step down',
  })
  increment!: string | null;
  @Field(() => [IncrementTierType], { nullable: true }) incrementTiers!: IncrementTierType[] | null;
  @Field(() => Int) softCloseWindowSeconds!: number;
  @Field(() => Int) softCloseExtensionSeconds!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'as an outage has moved it' }) hardCloseAt!:
    | number
    | null;
  @Field(() => Int, { nullable: true, description: 'DUTCH: seconds between two steps of the clock' })
  stepSeconds!: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'DUTCH: the price stops falling here' })
  floorPrice!: string | null;
  @Field(() => [CredentialKindEnum]) requiredCredentials!: readonly CredentialKind[];
  /** Read by the resolvers of `lot`, `leading`, `myBid` and `trade`; never leaves as it is. */
  stored!: StoredAuction;

  static from({ auction, now }: AuctionAt): AuctionType {
    const { state } = auction;
    const { terms } = state;
    const standing = standingAt(state, now);
    return Object.assign(new AuctionType(), {
      id: terms.auctionId,
      format: terms.format,
      status: state.status,
      outcome: state.outcome,
      opensAt: terms.opensAt,
      closesAt: state.closesAt,
      serverTime: now,
      version: state.version,
      currentPrice: moneyText(standing.currentPrice),
      minimumNextPrice: moneyText(standing.minimumNextPrice),
      reserveMet: standing.reserveMet,
      bidCount: standing.bidCount,
      startPrice: formatMoney(terms.startPrice),
      increment: terms.increment === null ? null : formatMoney(terms.increment),
      incrementTiers: terms.incrementTiers?.map(tier => IncrementTierType.from(tier)) ?? null,
      softCloseWindowSeconds: terms.softCloseWindowSeconds,
      softCloseExtensionSeconds: terms.softCloseExtensionSeconds,
      hardCloseAt: terms.hardCloseAt === null ? null : terms.hardCloseAt + state.outageExtensionMs,
      stepSeconds: terms.stepSeconds,
      floorPrice: moneyText(terms.floorPrice),
      requiredCredentials: terms.requiredCredentials,
      stored: auction,
    });
  }
}

const moneyText = (amount: Money | null): string | null => (amount === null ? null : formatMoney(amount));

/** Does this organisation lead? Null for one without an accepted bid, and while sealed. */
export function leading(auction: StoredAuction, organisationId: string, bid: StandingBid | undefined): boolean | null {
  return bid === undefined ? null : leads(auction.state, organisationId);
}

@ObjectType('AuctionEvent', {
  description:
    "one row of the auction's history, as this viewer may see it; hidden fields are null, the version always counts",
})
export class AuctionEventType {
  @Field(() => ID) auctionId!: string;
  @Field(() => Int) version!: number;
  @Field(() => String) kind!: string;
  @Field(() => DateTimeScalar) at!: number;
  @Field(() => DecimalScalar, { nullable: true }) price!: string | null;
  @Field(() => String, { nullable: true }) bidderAlias!: string | null;
  @Field(() => Boolean, { nullable: true }) mine!: boolean | null;
  @Field(() => DateTimeScalar, { nullable: true }) closesAt!: number | null;
  @Field(() => String) hash!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'EXTENDED_OUTAGE: from then on no bid could be taken' })
  outageFrom!: number | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'EXTENDED_OUTAGE: from then on bids could be taken again',
  })
  outageUntil!: number | null;

  static from(auctionId: string, { event, hash }: ChainedEvent, organisationId: string | null): AuctionEventType {
    const seen = project(event, organisationId);
    return Object.assign(new AuctionEventType(), {
      auctionId,
      version: seen.version,
      kind: seen.kind,
      at: seen.at,
      price: seen.price === null ? null : formatMoney(seen.price),
      bidderAlias: seen.bidderAlias === null ? null : String(seen.bidderAlias),
      mine: seen.mine,
      closesAt: seen.closesAt,
      hash,
      outageFrom: event.kind === 'EXTENDED_OUTAGE' ? event.evidence.from : null,
      outageUntil: event.kind === 'EXTENDED_OUTAGE' ? event.evidence.until : null,
    });
  }
}

@ObjectType('BidAccepted', {
  description:
    'version: the number of the event that the bid became; 0 for a sealed bid, which joins the history only at the opening',
})
export class BidAcceptedType {
  @Field(() => ID) bidId!: string;
  @Field(() => Int) version!: number;
  @Field(() => DecimalScalar) pricePerTonne!: string;
  @Field(() => Boolean, { nullable: true }) leading!: boolean | null;
  @Field(() => DateTimeScalar) closesAt!: number;
  @Field(() => DateTimeScalar) at!: number;
}

@ObjectType('BidTooLow', { implements: () => RefusalInterface })
export class BidTooLowType implements RefusalInterface {
  code!: string;
  message!: string;
  @Field(() => DecimalScalar) minimumNextPrice!: string;
}

@ObjectType('Overloaded', { implements: () => RefusalInterface })
export class OverloadedType implements RefusalInterface {
  code!: string;
  message!: string;
  @Field(() => Int) retryAfterMs!: number;
}

@ObjectType('BidderNotEligible', { implements: () => RefusalInterface })
export class BidderNotEligibleType implements RefusalInterface {
  code!: string;
  message!: string;
  @Field(() => [EligibilityReasonType]) reasons!: EligibilityReasonType[];
}

export const PlaceBidResult = createUnionType({
  name: 'PlaceBidResult',
  types: () => [BidAcceptedType, BidTooLowType, BidderNotEligibleType, OverloadedType, Refused] as const,
  resolveType: resolveByClass,
});
export const OpenAuctionResult = createUnionType({
  name: 'OpenAuctionResult',
  types: () => [AuctionType, Refused] as const,
  resolveType: resolveByClass,
});

type Answer = Exclude<PileAnswer, { kind: 'LIMIT_NOT_TAKEN' }>;
type AnswerOf<Kind extends Answer['kind']> = Extract<Answer, { kind: Kind }>;

const BID: Readonly<Record<Exclude<Answer['kind'], 'ACCEPTED'>, Text>> = {
  IDEMPOTENCY_MISMATCH,
  AUCTION_NOT_FOUND: { en: 'There is no such auction.', 'zh-CN': '没有这场竞价。' },
  OWN_LOT: { en: 'You cannot bid on your own lot.', 'zh-CN': '不能对自己的标的出价。' },
  BIDDER_NOT_ELIGIBLE: {
    en: 'Your organisation may not bid in this auction; the reasons say what would cure it.',
    'zh-CN': '贵单位暂不能参加本场竞价，请按所列原因补办后再出价。',
  },
  AUCTION_NOT_OPEN: { en: 'The auction has not opened yet.', 'zh-CN': '竞价尚未开始。' },
  AUCTION_CLOSED: { en: 'The auction is over.', 'zh-CN': '竞价已结束。' },
  ALREADY_LEADING: {
    en: 'You lead already. To raise your limit, give a maximum above the one that stands.',
    'zh-CN': '您已领先。如需提高限价，请填写高于现有限价的最高价。',
  },
  BID_TOO_LOW: { en: 'Too low: the minimum is now {detail} CNY/t.', 'zh-CN': '出价过低，目前最低为 {detail} 元/吨。' },
  OVERLOADED: {
    en: 'Too many bids at once. Try again shortly with the same bid id.',
    'zh-CN': '出价过于集中，请稍后用同一编号重试。',
  },
};

const refused = (kind: keyof typeof BID, locale: Locale, detail?: string): Refused =>
  toRefused(refuse(kind, detail), BID, locale);
const plain = (answer: { kind: keyof typeof BID }, _bidId: string, locale: Locale): Refused =>
  refused(answer.kind, locale);

/** Every verdict of the library has its shape here: one more there does not compile before the schema and the messages know it. */
const shapes = {
  ACCEPTED: (answer: AnswerOf<'ACCEPTED'>, bidId: string) =>
    Object.assign(new BidAcceptedType(), {
      bidId,
      version: answer.version,
      pricePerTonne: formatMoney(answer.pricePerTonne),
      leading: answer.leading,
      closesAt: answer.closesAt,
      at: answer.at,
    }),
  BID_TOO_LOW: (answer: AnswerOf<'BID_TOO_LOW'>, _bidId: string, locale: Locale) => {
    const minimum = formatMoney(answer.minimumNextPrice);
    return Object.assign(new BidTooLowType(), refused('BID_TOO_LOW', locale, minimum), { minimumNextPrice: minimum });
  },
  BIDDER_NOT_ELIGIBLE: (answer: AnswerOf<'BIDDER_NOT_ELIGIBLE'>, _bidId: string, locale: Locale) =>
    Object.assign(new BidderNotEligibleType(), refused('BIDDER_NOT_ELIGIBLE', locale), {
      reasons: answer.reasons.map(reason => EligibilityReasonType.from(reason, locale)),
    }),
  OVERLOADED: (answer: AnswerOf<'OVERLOADED'>, _bidId: string, locale: Locale) =>
    Object.assign(new OverloadedType(), refused('OVERLOADED', locale), { retryAfterMs: answer.retryAfterMs }),
  OWN_LOT: plain,
  AUCTION_NOT_OPEN: plain,
  AUCTION_CLOSED: plain,
  ALREADY_LEADING: plain,
  AUCTION_NOT_FOUND: plain,
  IDEMPOTENCY_MISMATCH: plain,
} satisfies {
  [Kind in Answer['kind']]: (answer: AnswerOf<Kind>, bidId: string, locale: Locale) => typeof PlaceBidResult;
};

export function toPlaceBidResult(answer: Answer, bidId: string, locale: Locale): typeof PlaceBidResult {
  const shape = shapes[answer.kind] as (answer: Answer, bidId: string, locale: Locale) => typeof PlaceBidResult;
  return shape(answer, bidId, locale);
}

export const OPENING: Readonly<Record<OpeningRefusal, Text>> = {
  LOT_IN_AUCTION: { en: 'The lot is in an auction already.', 'zh-CN': '该标的正在竞价中。' },
  LOT_STATE: { en: 'The lot is sold or withdrawn.', 'zh-CN': '该标的已售出或已撤回。' },
  INVALID_TERMS: { en: 'These terms do not go together: {detail}.', 'zh-CN': '竞价条款有误：{detail}。' },
  NOT_AVAILABLE_YET: { en: 'The format {detail} is not available yet.', 'zh-CN': '竞价方式 {detail} 暂未开放。' },
  AUCTION_STATE: { en: 'The auction is over and cannot be cancelled.', 'zh-CN': '竞价已结束，不能取消。' },
  HAS_BIDS: {
    en: 'Somebody has bid; only an operator can cancel now.',
    'zh-CN': '已有人出价，只能由运营方取消。',
  },
  IDEMPOTENCY_MISMATCH,
};

export const WITHDRAWAL: Readonly<Record<WithdrawalRefusal, Text>> = {
  LOT_IN_AUCTION: OPENING.LOT_IN_AUCTION,
  LOT_STATE: { en: 'The lot is sold.', 'zh-CN': '该标的已售出。' },
};
