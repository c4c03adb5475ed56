export type { DemoAccount } from './demo-cast.js';
export { type Director, directorOf } from './demo-director.js';
export { type DemoOptions, seedDemo } from './demo-seed.js';
