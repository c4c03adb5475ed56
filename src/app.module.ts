import { type DynamicModule, Module } from '@nestjs/common';
import { AuctionsModule } from './auctions/index.js';
import { LotRow, LotsModule } from './lots/index.js';
import type { Config, Secrets } from './platform/config/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { graphqlModule } from './platform/graphql/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { Refused } from './platform/refusals/index.js';
import { HeatInputRow, HeatRow, MetalDrawRow, RecycledContentModule } from './recycled-content/index.js';
import {
  CredentialReviewRow,
  CredentialRow,
  OrganisationRow,
  RegistryModule,
  SessionRow,
  UserRow,
} from './registry/index.js';
import { InspectionRow, SettlementRow, TradeRow, TradesModule, WeighbridgeTicketRow } from './trades/index.js';

const ROWS = [
  ...[OrganisationRow, UserRow, SessionRow, CredentialRow, CredentialReviewRow],
  LotRow,
  ...[TradeRow, WeighbridgeTicketRow, InspectionRow, SettlementRow],
  ...[HeatRow, HeatInputRow, MetalDrawRow],
];

/** The list of features, from upstream to downstream. */
@Module({})
export class AppModule {
  static register(config: Config, databaseUrl: string, secrets: Secrets): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.register(databaseUrl, ROWS),
        PlatformModule.register(config, databaseUrl, secrets.transcript),
        graphqlModule({ orphanedTypes: [Refused] }),
        RegistryModule.register(secrets.session),
        LotsModule,
        AuctionsModule.register(secrets.sealed),
        TradesModule,
        RecycledContentModule,
      ],
    };
  }
}
