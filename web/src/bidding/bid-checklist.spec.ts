import { describe, expect, test } from '@jest/globals';
import { bidChecklist } from './bid-checklist.js';

const TODAY = '2026-11-23';
const held = (kind: 'RECYCLER_FILING' | 'DISCHARGE_PERMIT', more: object = {}) => ({
  kind,
  status: 'VERIFIED' as const,
  validFrom: null,
  validTo: null,
  ...more,
});
const fine = { eligible: true, reasons: [] };
const credentialsOf = (checklist: ReturnType<typeof bidChecklist>) =>
  checklist.items.flatMap(item => (item.kind === 'CREDENTIAL' ? [[item.credential, item.met]] : []));

describe('the checklist of a bidder', () => {
  test('has every reason of the server as missing, before what is met', () => {
    const checklist = bidChecklist(
      {
        eligible: false,
        reasons: [
          { code: 'CREDENTIAL_EXPIRED', message: 'over', credentialKind: 'RECYCLER_FILING' },
          { code: 'CREDENTIAL_NOT_VERIFIED', message: 'waits', credentialKind: 'NORMATIVE_LISTING' },
        ],
      },
      ['NORMATIVE_LISTING'],
      [held('DISCHARGE_PERMIT')],
      TODAY,
    );
    expect(checklist.eligible).toBe(false);
    expect(checklist.items.map(({ met }) => met)).toEqual([false, false, true, true]);
    expect(credentialsOf(checklist)).toEqual([
      ['RECYCLER_FILING', false],
      ['NORMATIVE_LISTING', false],
      ['DISCHARGE_PERMIT', true],
    ]);
    expect(checklist.items[0]).toMatchObject({ message: 'over', submitCures: true, byAuction: false });
    expect(checklist.items[1]).toMatchObject({ message: 'waits', submitCures: false, byAuction: true });
  });

  test('says first that nobody of this role bids, which no credential cures', () => {
    const checklist = bidChecklist(
      { eligible: false, reasons: [{ code: 'ROLE_MAY_NOT_BID', message: 'no', credentialKind: null }] },
      [],
      [],
      TODAY,
    );
    expect(checklist).toMatchObject({ neverByRole: true, items: [{ kind: 'ROLE', met: false, message: 'no' }] });
  });

  test('counts what the auction asks for as met when the server does not complain, even where it is not shown', () => {
    expect(credentialsOf(bidChecklist(fine, ['NORMATIVE_LISTING'], [], TODAY))).toEqual([['NORMATIVE_LISTING', true]]);
  });

  test('shows of what is held only what is in force today, first and last day included', () => {
    const shown = (more: object) =>
      credentialsOf(bidChecklist(fine, [], [held('RECYCLER_FILING', more)], TODAY)).length;
    expect(shown({ validFrom: TODAY, validTo: TODAY })).toBe(1);
    expect(shown({ validFrom: '2026-11-24' })).toBe(0);
    expect(shown({ validTo: '2026-11-22' })).toBe(0);
    expect(shown({ status: 'SUBMITTED' })).toBe(0);
  });

  test('of several of a kind names the last day of the one that lasts longest', () => {
    const two = [
      held('RECYCLER_FILING', { validTo: '2027-01-01' }),
      held('RECYCLER_FILING', { validTo: '2028-01-01' }),
    ];
    const last = (all: typeof two) =>
      bidChecklist(fine, [], all, TODAY).items.find(({ kind }) => kind === 'CREDENTIAL');
    expect(last(two)).toMatchObject({ validTo: '2028-01-01' });
    expect(last([...two, held('RECYCLER_FILING')])).toMatchObject({ validTo: null });
  });
});
