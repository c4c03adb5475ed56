import { Module } from '@nestjs/common';
import { TradesModule } from '../trades/index.js';
import { RecycledContentResolver } from './recycled-content.resolver.js';
import { RecycledContentService } from './recycled-content.service.js';
import { RecycledContentStore } from './recycled-content.store.js';

@Module({
  imports: [TradesModule],
  providers: [RecycledContentStore, RecycledContentService, RecycledContentResolver],
})
export class RecycledContentModule {}
