import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { perRequest, type RequestContext } from '../platform/auth/index.js';
import type { LotRow } from './lots.entity.js';
import { LotsService } from './lots.service.js';

/** Lots that one request asks for, read together. */
@Injectable()
export class LotLoader {
  private readonly loader;

  constructor(lots: LotsService) {
    this.loader = perRequest(() => new DataLoader<string, LotRow | null>(ids => lots.lots(ids)));
  }

  lot(context: RequestContext, id: string): Promise<LotRow | null> {
    return this.loader(context).load(id);
  }
}
