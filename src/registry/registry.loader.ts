import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { perRequest, type RequestContext } from '../platform/auth/index.js';
import type { CredentialRow, OrganisationRow } from './registry.entity.js';
import { RegistryService } from './registry.service.js';

/** Organisations and credentials that one request asks for, read together. */
@Injectable()
export class RegistryLoader {
  private readonly organisations;
  private readonly credentials;

  constructor(registry: RegistryService) {
    this.organisations = perRequest(
      () => new DataLoader<string, OrganisationRow | null>(ids => registry.organisations(ids)),
    );
    this.credentials = perRequest(
      () =>
        new DataLoader<string, { now: number; credentials: CredentialRow[] }>(async ids => {
          const { now, credentials } = await registry.credentials(ids);
          return credentials.map(rows => ({ now, credentials: rows }));
        }),
    );
  }

  organisation(context: RequestContext, id: string): Promise<OrganisationRow | null> {
    return this.organisations(context).load(id);
  }

  credentialsOf(
    context: RequestContext,
    organisationId: string,
  ): Promise<{ now: number; credentials: CredentialRow[] }> {
    return this.credentials(context).load(organisationId);
  }
}
