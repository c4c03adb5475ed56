import { Module } from '@nestjs/common';
import { LotLoader } from './lots.loader.js';
import { GradeResolver, LotResolver } from './lots.resolver.js';
import { LotsService } from './lots.service.js';
import { LotsStore } from './lots.store.js';

@Module({
  providers: [LotsStore, LotsService, LotLoader, GradeResolver, LotResolver],
  exports: [LotsService, LotLoader],
})
export class LotsModule {}
