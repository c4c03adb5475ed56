export { type Config, ConfigError, type LogLevel, parseConfig } from './config.js';
export { keptSecret } from './secrets.js';
