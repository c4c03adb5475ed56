import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { perRequest, type RequestContext } from '../platform/auth/index.js';
import type { CredentialRow, OrganisationRow } from './registry.entity.js';
import { RegistryService } from './registry.service.js';
import type { ReviewWithReviewer } from './registry.store.js';

/** Organisations, credentials and reviews that one request asks for, read together. */
@Injectable()
export class RegistryLoader {
  private readonly organisations;
  private readonly credentials;
  private readonly reviews;

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
    this.reviews = perRequest(() => new DataLoader<string, ReviewWithReviewer[]>(ids => registry.reviews(ids)));
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

  reviewsOf(context: RequestContext, credentialId: string): Promise<ReviewWithReviewer[]> {
    return this.reviews(context).load(credentialId);
  }
}
