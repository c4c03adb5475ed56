export { type Config, ConfigError, type LogLevel, parseConfig } from './config.js';
export { keptSecret, type Secrets, secretsOf } from './secrets.js';
