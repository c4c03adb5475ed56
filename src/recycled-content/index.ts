export { HeatInputRow, HeatRow, MetalDrawRow } from './recycled-content.entity.js';
export { RecycledContentModule } from './recycled-content.module.js';
