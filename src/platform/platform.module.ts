import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './auth/index.js';
import type { Config } from './config/index.js';
import { HttpClients } from './http/index.js';
import { RateLimits } from './limits/index.js';
import { Metrics, ObservabilityController, Readiness } from './observability/index.js';
import { DATABASE_URL, Notifications } from './realtime/index.js';
import { KeysController, SigningKey } from './signing/index.js';

/** What every feature may use without asking for it. */
@Global()
@Module({})
export class PlatformModule {
  static register(config: Config, databaseUrl: string, transcriptKey: string): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [ObservabilityController, KeysController],
      providers: [
        Metrics,
        Readiness,
        Notifications,
        { provide: DATABASE_URL, useValue: databaseUrl },
        { provide: RateLimits, useValue: new RateLimits(config.rateLimits) },
        { provide: HttpClients, useValue: new HttpClients(config.trustedProxies, config.allowedOrigins) },
        { provide: SigningKey, useValue: new SigningKey(transcriptKey) },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [Metrics, Readiness, Notifications, RateLimits, HttpClients, SigningKey],
    };
  }
}
