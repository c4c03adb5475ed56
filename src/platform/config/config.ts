import { isIP } from 'node:net';
import { z } from 'zod';

/** Everything that the environment decides, parsed once at start (docs/protocol.md, "Environment"). */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** null: the embedded PostgreSQL under `dataDir` */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** null: seed on an empty embedded database only */
  readonly seedDemo: boolean | null;
  readonly demoPassword: string | null;
  readonly operator: { readonly email: string; readonly password: string; readonly resetPassword: boolean } | null;
  readonly sessionSecret: string | null;
  readonly transcriptKey: string | null;
  readonly sealedKey: string | null;
  readonly allowedOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly logLevel: LogLevel;
  readonly introspection: boolean;
  readonly rateLimits: boolean;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A wrong variable stops the start; the message names it and what it accepts. */
export class ConfigError extends Error {}

const SWITCH: Record<string, boolean> = { true: true, on: true, '1': true, false: false, off: false, '0': false };
const flag = z.string().transform((text, context) => {
  const value = SWITCH[text.toLowerCase()];
  if (value === undefined) context.addIssue('accepts true|false, on|off or 1|0');
  return value ?? false;
});
const list = z.string().transform(text =>
  text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== ''),
);
const origin = (text: string): boolean => {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
};
const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,62})(\.[a-z0-9]([a-z0-9-]{0,62}))*$/i;
const isRange = (text: string): boolean => {
  const [address = '', bits] = text.split('/');
  const family = isIP(address);
  return family !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)));
};
const secret = z.string().min(32, 'accepts at least 32 characters');

const environment = z.object({
  NODE_ENV: z.string().optional(),
  HOST: z
    .string()
    .refine(host => isIP(host) !== 0 || HOST_NAME.test(host), 'accepts an IP address or a host name')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'accepts a port number, 0 to 65535')
    .transform(Number)
    .refine(port => port <= 65_535, 'accepts a port number, 0 to 65535')
    .default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'accepts postgres://user:password@host:port/database')
    .optional(),
  DATA_DIR: z.string().default('.data'),
  SEED_DEMO: flag.optional(),
  DEMO_PASSWORD: z.string().min(12, 'accepts 12 to 200 characters').max(200, 'accepts 12 to 200 characters').optional(),
  OPERATOR_EMAIL: z.email('accepts an e-mail address').max(254, 'accepts at most 254 characters').optional(),
  OPERATOR_PASSWORD: z
    .string()
    .min(12, 'accepts 12 to 200 characters')
    .max(200, 'accepts 12 to 200 characters')
    .optional(),
  OPERATOR_PASSWORD_RESET: flag.default(false),
  SESSION_SECRET: secret.optional(),
  TRANSCRIPT_KEY: secret.optional(),
  SEALED_KEY: secret.optional(),
  ALLOWED_ORIGINS: list
    .refine(origins => origins.every(origin), 'accepts origins such as https://example.com, comma separated')
    .default([]),
  TRUSTED_PROXIES: list
    .refine(ranges => ranges.every(isRange), 'accepts addresses or CIDR ranges, comma separated')
    .default([]),
  LOG_LEVEL: z.enum(LOG_LEVELS, `accepts ${LOG_LEVELS.join('|')}`).default('info'),
  GRAPHQL_INTROSPECTION: flag.optional(),
  RATE_LIMITS: flag.default(true),
});

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

/** Reads the environment. An empty variable counts as absent. Throws ConfigError with one line per wrong variable. */
export function parseConfig(source: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  const problems: string[] = [];
  if (production && !env.RATE_LIMITS) problems.push('RATE_LIMITS: cannot be off when NODE_ENV=production');
  if (production && env.DATABASE_URL !== undefined) {
    for (const name of ['SESSION_SECRET', 'TRANSCRIPT_KEY'] as const) {
      if (env[name] === undefined) problems.push(`${name}: required when NODE_ENV=production and DATABASE_URL is set`);
    }
  }
  if (env.SEED_DEMO === true && env.DEMO_PASSWORD === undefined && (production || !LOOPBACK.test(env.HOST))) {
    problems.push('SEED_DEMO: needs DEMO_PASSWORD when NODE_ENV=production or HOST is not loopback');
  }
  if ((env.OPERATOR_EMAIL === undefined) !== (env.OPERATOR_PASSWORD === undefined)) {
    problems.push('OPERATOR_EMAIL, OPERATOR_PASSWORD: set both or neither');
  }
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  const demoAllowed = env.DEMO_PASSWORD !== undefined || (!production && LOOPBACK.test(env.HOST));
  return {
    production,
    host: env.HOST,
    port: env.PORT,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.DATA_DIR,
    seedDemo: env.SEED_DEMO ?? (demoAllowed ? null : false),
    demoPassword: env.DEMO_PASSWORD ?? null,
    operator:
      env.OPERATOR_EMAIL === undefined || env.OPERATOR_PASSWORD === undefined
        ? null
        : {
            email: env.OPERATOR_EMAIL.toLowerCase(),
            password: env.OPERATOR_PASSWORD,
            resetPassword: env.OPERATOR_PASSWORD_RESET,
          },
    sessionSecret: env.SESSION_SECRET ?? null,
    transcriptKey: env.TRANSCRIPT_KEY ?? null,
    sealedKey: env.SEALED_KEY ?? null,
    allowedOrigins: env.ALLOWED_ORIGINS,
    trustedProxies: env.TRUSTED_PROXIES,
    logLevel: env.LOG_LEVEL,
    introspection: env.GRAPHQL_INTROSPECTION ?? !production,
    rateLimits: env.RATE_LIMITS,
  };
}
