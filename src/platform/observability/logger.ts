import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import type { LogLevel } from '../config/index.js';

/** Members of a log line that could carry a secret are blanked wherever they stand. */
const REDACTED = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  '*.password',
  '*.token',
  '*.passwordHash',
];

/** An error without what TypeORM hangs on it: the parameters of a statement are people's data. */
const errorForLog = ({ name, message, stack, code }: Error & { code?: unknown }) => ({
  type: name,
  message,
  stack,
  code,
});

export const createLogger = (level: LogLevel): Logger =>
  pino({ level, redact: REDACTED, base: null, serializers: { err: errorForLog } });

/** Nest's own messages as lines of the same structured log. */
export function nestLogger(log: Logger): LoggerService {
  const write =
    (level: 'info' | 'warn' | 'error' | 'debug' | 'trace' | 'fatal') =>
    (message: unknown, ...rest: unknown[]): void => {
      const context = rest.findLast(part => typeof part === 'string');
      const error = [message, ...rest].find(part => part instanceof Error);
      log[level]({ context, ...(error === undefined ? {} : { err: error }) }, String(message));
    };
  return {
    log: write('debug'),
    warn: write('warn'),
    error: write('error'),
    debug: write('debug'),
    verbose: write('trace'),
    fatal: write('fatal'),
  };
}
