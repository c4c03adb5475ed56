export { LotRow } from './lots.entity.js';
export { CreateLotResult, ElementShareType, LotType } from './lots.graphql.js';
export {
  type LotForm,
  type LotOrigin,
  type LotStatus,
  LotStatusEnum,
  type LotTaxMode,
  SampleInput,
  ScrapFormEnum,
  ScrapOriginEnum,
  sampleInput,
  TaxModeEnum,
} from './lots.input.js';
export { LotLoader } from './lots.loader.js';
export { LotsModule } from './lots.module.js';
export { sampleFromJson, sampleToJson } from './lots.sample.js';
export { queryOf, searchTextOf, termsOf } from './lots.search.js';
export { LotsService } from './lots.service.js';
