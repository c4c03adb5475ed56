import { describe, expect, test } from '@jest/globals';
import { ConfigError, parseConfig } from './config.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://u:p@db:5432/aluloop',
  SESSION_SECRET: 's'.repeat(32),
  TRANSCRIPT_KEY: 't'.repeat(32),
};

describe('the environment is parsed once', () => {
  test('an empty environment is a developer on the loopback address', () => {
    expect(parseConfig({})).toMatchObject({
      production: false,
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: null,
      dataDir: '.data',
      seedDemo: null,
      introspection: true,
      rateLimits: true,
    });
  });

  test.each(['true', 'on', '1', 'TRUE', 'On'])('a switch is on when it says %s', text => {
    expect(parseConfig({ GRAPHQL_INTROSPECTION: text, NODE_ENV: 'production' }).introspection).toBe(true);
  });

  test.each(['false', 'off', '0', 'FALSE', 'Off'])('a switch is off when it says %s', text => {
    expect(parseConfig({ RATE_LIMITS: text }).rateLimits).toBe(false);
  });

  test.each([
    [{ PORT: 'x' }, 'PORT: accepts a port number'],
    [{ PORT: '65536' }, 'PORT: accepts a port number'],
    [{ HOST: 'not a host' }, 'HOST: accepts an IP address'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: accepts postgres://'],
    [{ RATE_LIMITS: 'maybe' }, 'RATE_LIMITS: accepts true|false, on|off or 1|0'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: accepts trace|debug|info'],
    [{ ALLOWED_ORIGINS: 'https://a.example, b.example' }, 'ALLOWED_ORIGINS: accepts origins'],
    [{ TRUSTED_PROXIES: '10.0.0.0/8,nonsense' }, 'TRUSTED_PROXIES: accepts addresses or CIDR'],
    [{ OPERATOR_EMAIL: 'op@x.example' }, 'OPERATOR_EMAIL, OPERATOR_PASSWORD: set both or neither'],
    [{ OPERATOR_EMAIL: 'op@x.example', OPERATOR_PASSWORD: 'short' }, 'OPERATOR_PASSWORD: accepts 12 to 200'],
    [{ SESSION_SECRET: 'short' }, 'SESSION_SECRET: accepts at least 32'],
    [{ ...PRODUCTION, RATE_LIMITS: 'off' }, 'RATE_LIMITS: cannot be off'],
    [{ ...PRODUCTION, SESSION_SECRET: '' }, 'SESSION_SECRET: required when NODE_ENV=production'],
    [{ ...PRODUCTION, TRANSCRIPT_KEY: undefined }, 'TRANSCRIPT_KEY: required when NODE_ENV=production'],
    [{ SEED_DEMO: 'true', HOST: '0.0.0.0' }, 'SEED_DEMO: needs DEMO_PASSWORD'],
    [{ SEED_DEMO: 'true', NODE_ENV: 'production' }, 'SEED_DEMO: needs DEMO_PASSWORD'],
  ])('%j stops the start and is named: %s', (environment, message) => {
    expect(() => parseConfig(environment)).toThrow(ConfigError);
    expect(() => parseConfig(environment)).toThrow(message);
  });

  test('several wrong variables are all named at once', () => {
    expect(() => parseConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT: .*\nLOG_LEVEL: /s);
  });

  test('production with its secrets starts, without introspection and without a demo', () => {
    expect(parseConfig(PRODUCTION)).toMatchObject({ production: true, introspection: false, seedDemo: false });
  });

  test('a demo may be seen from elsewhere once its password was chosen', () => {
    expect(parseConfig({ HOST: '0.0.0.0', DEMO_PASSWORD: 'a chosen password' }).seedDemo).toBe(null);
    expect(parseConfig({ HOST: '0.0.0.0' }).seedDemo).toBe(false);
  });
});
