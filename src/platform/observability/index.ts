export { createLogger, nestLogger } from './logger.js';
export { Metrics } from './metrics.js';
export { ObservabilityController } from './observability.controller.js';
export { Readiness } from './readiness.js';
