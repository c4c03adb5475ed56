import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type BiddingRule,
  type Credential,
  type CredentialKind,
  type CredentialStatus,
  eligibility,
  type Role,
} from './index.js';

const NOW = Date.parse('2026-11-23T12:00:00.000+08:00');
/** The default rows of the rule table. */
const RULES: readonly BiddingRule[] = [
  { role: 'RECYCLER', requires: ['RECYCLER_FILING'] },
  { role: 'PROCESSOR', requires: ['DISCHARGE_PERMIT', 'HAZARDOUS_WASTE_CONTRACT'] },
];
const KINDS: readonly CredentialKind[] = [
  'NORMATIVE_LISTING',
  'DISCHARGE_PERMIT',
  'RECYCLER_FILING',
  'HAZARDOUS_WASTE_CONTRACT',
  'ENVIRONMENTAL_GRADE',
];
const STATUSES: readonly CredentialStatus[] = ['SUBMITTED', 'VERIFIED', 'EXPIRED', 'SUSPENDED', 'REVOKED', 'REJECTED'];
const ROLES: readonly Role[] = ['COLLECTOR', 'RECYCLER', 'PROCESSOR', 'OPERATOR', 'OBSERVER'];

const holding = (kind: CredentialKind, rest: Partial<Credential> = {}): Credential => ({
  kind,
  status: 'VERIFIED',
  validFrom: null,
  validTo: null,
  ...rest,
});
const asked = (input: Partial<Parameters<typeof eligibility>[0]>, now = NOW) =>
  eligibility({ roles: ['RECYCLER'], credentials: [], rules: RULES, requiredCredentials: [], ...input }, now).map(
    reason => (reason.credentialKind === null ? reason.code : `${reason.code} ${reason.credentialKind}`),
  );

describe('who may bid', () => {
  test('a recycler with a verified filing', () => {
    expect(asked({ credentials: [holding('RECYCLER_FILING')] })).toEqual([]);
  });

  test('a processor needs the permit and the contract, and hears of both at once', () => {
    expect(asked({ roles: ['PROCESSOR'] })).toEqual([
      'CREDENTIAL_MISSING DISCHARGE_PERMIT',
      'CREDENTIAL_MISSING HAZARDOUS_WASTE_CONTRACT',
    ]);
    const credentials = [holding('DISCHARGE_PERMIT'), holding('HAZARDOUS_WASTE_CONTRACT')];
    expect(asked({ roles: ['PROCESSOR'], credentials })).toEqual([]);
  });

  test.each(['COLLECTOR', 'OPERATOR', 'OBSERVER'] as const)('a %s may not, whatever it holds', role => {
    expect(asked({ roles: [role], credentials: KINDS.map(kind => holding(kind)) })).toEqual(['ROLE_MAY_NOT_BID']);
  });

  test('nobody may while there is no rule', () => {
    expect(asked({ rules: [], credentials: KINDS.map(kind => holding(kind)) })).toEqual(['ROLE_MAY_NOT_BID']);
  });

  test('a role without a rule still hears what the auction requires', () => {
    expect(asked({ roles: ['COLLECTOR'], requiredCredentials: ['NORMATIVE_LISTING'] })).toEqual([
      'ROLE_MAY_NOT_BID',
      'CREDENTIAL_MISSING NORMATIVE_LISTING',
    ]);
  });

  test('with both roles either rule suffices', () => {
    const roles: readonly Role[] = ['RECYCLER', 'PROCESSOR'];
    expect(asked({ roles, credentials: [holding('RECYCLER_FILING')] })).toEqual([]);
    const processing = [holding('DISCHARGE_PERMIT'), holding('HAZARDOUS_WASTE_CONTRACT')];
    expect(asked({ roles, credentials: processing })).toEqual([]);
  });

  test('with both rules unmet the shorter list of reasons is given, the first rule’s when they are equal', () => {
    const roles: readonly Role[] = ['PROCESSOR', 'RECYCLER'];
    expect(asked({ roles })).toEqual(['CREDENTIAL_MISSING RECYCLER_FILING']);
    expect(asked({ roles, credentials: [holding('DISCHARGE_PERMIT')] })).toEqual([
      'CREDENTIAL_MISSING RECYCLER_FILING',
    ]);
    expect(asked({ roles, credentials: [holding('DISCHARGE_PERMIT')], rules: [...RULES].reverse() })).toEqual([
      'CREDENTIAL_MISSING HAZARDOUS_WASTE_CONTRACT',
    ]);
  });

  test('what the auction requires counts when the shorter list is chosen', () => {
    const requiredCredentials: readonly CredentialKind[] = ['DISCHARGE_PERMIT', 'HAZARDOUS_WASTE_CONTRACT'];
    expect(asked({ roles: ['RECYCLER', 'PROCESSOR'], requiredCredentials })).toEqual([
      'CREDENTIAL_MISSING DISCHARGE_PERMIT',
      'CREDENTIAL_MISSING HAZARDOUS_WASTE_CONTRACT',
    ]);
  });

  test('two rules of one role are two ways', () => {
    const rules: readonly BiddingRule[] = [...RULES, { role: 'RECYCLER', requires: ['NORMATIVE_LISTING'] }];
    expect(asked({ rules, credentials: [holding('NORMATIVE_LISTING')] })).toEqual([]);
  });

  test('requiredCredentials add to the role’s rule, and a kind that both ask for is named once', () => {
    const requiredCredentials: readonly CredentialKind[] = [
      'RECYCLER_FILING',
      'NORMATIVE_LISTING',
      'NORMATIVE_LISTING',
    ];
    expect(asked({ requiredCredentials })).toEqual([
      'CREDENTIAL_MISSING RECYCLER_FILING',
      'CREDENTIAL_MISSING NORMATIVE_LISTING',
    ]);
    expect(asked({ requiredCredentials, credentials: [holding('RECYCLER_FILING')] })).toEqual([
      'CREDENTIAL_MISSING NORMATIVE_LISTING',
    ]);
  });
});

describe('when a credential is valid', () => {
  test.each([
    ['no dates', {}, []],
    ['today as its first and last day', { validFrom: '2026-11-23', validTo: '2026-11-23' }, []],
    ['validTo yesterday', { validTo: '2026-11-22' }, ['CREDENTIAL_EXPIRED RECYCLER_FILING']],
    ['validFrom tomorrow', { validFrom: '2026-11-24' }, ['CREDENTIAL_NOT_YET_VALID RECYCLER_FILING']],
    ['status SUBMITTED', { status: 'SUBMITTED' }, ['CREDENTIAL_NOT_VERIFIED RECYCLER_FILING']],
    ['status REJECTED', { status: 'REJECTED' }, ['CREDENTIAL_NOT_VERIFIED RECYCLER_FILING']],
    ['status SUSPENDED', { status: 'SUSPENDED' }, ['CREDENTIAL_SUSPENDED RECYCLER_FILING']],
    ['status REVOKED', { status: 'REVOKED' }, ['CREDENTIAL_REVOKED RECYCLER_FILING']],
    ['status EXPIRED', { status: 'EXPIRED', validTo: null }, ['CREDENTIAL_EXPIRED RECYCLER_FILING']],
  ] as const)('a filing with %s', (_case, rest, reasons) => {
    expect(asked({ credentials: [holding('RECYCLER_FILING', rest)] })).toEqual(reasons);
  });

  test('the last millisecond of validTo in Shanghai counts, the next one does not', () => {
    const credentials = [holding('RECYCLER_FILING', { validTo: '2026-11-23' })];
    const midnight = Date.parse('2026-11-24T00:00:00.000+08:00');
    expect(asked({ credentials }, midnight - 1)).toEqual([]);
    expect(asked({ credentials }, midnight)).toEqual(['CREDENTIAL_EXPIRED RECYCLER_FILING']);
  });

  test('the first millisecond of validFrom in Shanghai counts, the one before does not', () => {
    const credentials = [holding('RECYCLER_FILING', { validFrom: '2026-11-23' })];
    const midnight = Date.parse('2026-11-23T00:00:00.000+08:00');
    expect(asked({ credentials }, midnight)).toEqual([]);
    expect(asked({ credentials }, midnight - 1)).toEqual(['CREDENTIAL_NOT_YET_VALID RECYCLER_FILING']);
  });

  test('of several credentials of one kind a single valid one suffices', () => {
    const others = STATUSES.map(status => holding('RECYCLER_FILING', { status, validTo: '2020-01-01' }));
    expect(asked({ credentials: [...others, holding('RECYCLER_FILING')] })).toEqual([]);
  });

  test('of several that fail the most promising one speaks, in any order', () => {
    const byPromise = [
      ['CREDENTIAL_NOT_YET_VALID', holding('RECYCLER_FILING', { validFrom: '2027-01-01' })],
      ['CREDENTIAL_NOT_VERIFIED', holding('RECYCLER_FILING', { status: 'SUBMITTED' })],
      ['CREDENTIAL_SUSPENDED', holding('RECYCLER_FILING', { status: 'SUSPENDED' })],
      ['CREDENTIAL_EXPIRED', holding('RECYCLER_FILING', { validTo: '2026-01-01' })],
      ['CREDENTIAL_NOT_VERIFIED', holding('RECYCLER_FILING', { status: 'REJECTED' })],
      ['CREDENTIAL_REVOKED', holding('RECYCLER_FILING', { status: 'REVOKED' })],
    ] as const;
    byPromise.forEach(([code], i) => {
      const rest = byPromise.slice(i).map(([, credential]) => credential);
      expect(asked({ credentials: rest })).toEqual([`${code} RECYCLER_FILING`]);
      expect(asked({ credentials: [...rest].reverse() })).toEqual([`${code} RECYCLER_FILING`]);
    });
  });
});

describe('for any organisation', () => {
  const day = fc.constantFrom(null, '2020-01-01', '2026-11-22', '2026-11-23', '2026-11-24', '2030-01-01');
  const credential: fc.Arbitrary<Credential> = fc.record({
    kind: fc.constantFrom(...KINDS),
    status: fc.constantFrom(...STATUSES),
    validFrom: day,
    validTo: day,
  });
  const input = fc.record({
    roles: fc.uniqueArray(fc.constantFrom(...ROLES)),
    credentials: fc.array(credential, { maxLength: 8 }),
    rules: fc.array(
      fc.record({ role: fc.constantFrom(...ROLES), requires: fc.uniqueArray(fc.constantFrom(...KINDS)) }),
      { maxLength: 4 },
    ),
    requiredCredentials: fc.array(fc.constantFrom(...KINDS), { maxLength: 3 }),
  });

  test('it is eligible exactly when some rule of its roles and the auction’s terms are all met by valid credentials', () => {
    fc.assert(
      fc.property(input, given => {
        const held = (kind: CredentialKind) =>
          given.credentials.some(
            c =>
              c.kind === kind &&
              c.status === 'VERIFIED' &&
              (c.validFrom ?? '0000-01-01') <= '2026-11-23' &&
              '2026-11-23' <= (c.validTo ?? '9999-12-31'),
          );
        const expected =
          given.requiredCredentials.every(held) &&
          given.rules.some(rule => given.roles.includes(rule.role) && rule.requires.every(held));
        expect(eligibility(given, NOW).length === 0).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('one more credential never adds a reason', () => {
    fc.assert(
      fc.property(input, credential, (given, extra) => {
        const more = eligibility({ ...given, credentials: [...given.credentials, extra] }, NOW);
        expect(more.length).toBeLessThanOrEqual(eligibility(given, NOW).length);
      }),
    );
  });

  test('no kind is named twice', () => {
    fc.assert(
      fc.property(input, given => {
        const kinds = eligibility(given, NOW).map(reason => reason.credentialKind);
        expect(new Set(kinds).size).toBe(kinds.length);
      }),
    );
  });
});
