export { type DemoAccount, seedDemo } from './demo-seed.js';
