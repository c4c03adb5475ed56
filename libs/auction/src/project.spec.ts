import { expect, test } from '@jest/globals';
import { project, publicEvent } from './project.js';
import { Sitting, yuan } from './testing/an-auction.js';

function history() {
  const sitting = new Sitting({ reserve: yuan(150), softCloseWindowSeconds: 300, softCloseExtensionSeconds: 300 });
  sitting.bid('A', 100, 130);
  sitting.bid('B', 110, 160, 3599);
  sitting.tick(3900);
  return sitting.events;
}

const seenBy = (viewer: string | null) =>
  history().map(event => `${event.kind} ${event.bidderAlias} ${project(event, viewer).mine}`);

test('each viewer sees which events are their own, and the winner that the lot is theirs', () => {
  expect(seenBy('B')).toEqual([
    'AUCTION_OPENED null false',
    'BID_ACCEPTED 1 false',
    'BID_ACCEPTED 2 true',
    'PROXY_RAISED 2 true',
    'CLOSE_EXTENDED null false',
    'AUCTION_CLOSED 2 true',
  ]);
});

test('an anonymous viewer is told nothing about mine', () => {
  expect(history().map(event => project(event, null).mine)).toEqual([null, null, null, null, null, null]);
});

test('nobody sees organisations, limits or the winner, not even their own', () => {
  const fields = ['kind', 'version', 'at', 'price', 'bidderAlias', 'closesAt'];
  for (const event of history()) {
    expect(Object.keys(publicEvent(event))).toEqual(fields);
    expect(Object.keys(project(event, 'A'))).toEqual([...fields, 'mine']);
  }
});

test('the reason of a cancellation stays inside', () => {
  const [event] = new Sitting().cancel(1).events;
  if (event === undefined) throw new Error('nothing cancelled');
  expect(event).toHaveProperty('reason');
  expect(project(event, 'A')).not.toHaveProperty('reason');
});
