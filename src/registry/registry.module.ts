import { type DynamicModule, Module } from '@nestjs/common';
import { LiveSessions } from './live-sessions.service.js';
import { OrganisationsSearchStore } from './organisations-search.store.js';
import { RegistryLoader } from './registry.loader.js';
import { CredentialResolver, OrganisationResolver, RegistryResolver, ViewerResolver } from './registry.resolver.js';
import { RegistryService } from './registry.service.js';
import { RegistryStore } from './registry.store.js';
import { SESSION_SECRET, SessionsService } from './sessions.service.js';
import { SessionsStore } from './sessions.store.js';

@Module({})
export class RegistryModule {
  static register(sessionSecret: string): DynamicModule {
    return {
      module: RegistryModule,
      global: true,
      providers: [
        RegistryStore,
        OrganisationsSearchStore,
        RegistryService,
        RegistryLoader,
        SessionsStore,
        SessionsService,
        LiveSessions,
        { provide: SESSION_SECRET, useValue: sessionSecret },
        ViewerResolver,
        OrganisationResolver,
        CredentialResolver,
        RegistryResolver,
      ],
      exports: [RegistryService, RegistryLoader, SessionsService, LiveSessions],
    };
  }
}
