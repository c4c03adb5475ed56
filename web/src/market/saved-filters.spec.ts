import { expect, test } from '@jest/globals';
import { SAVED_MAX, SavedFilters } from './saved-filters.js';

function storage(content: string | null = null) {
  let kept = content;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
}

test('what is saved is there again after a reload, until it is removed', () => {
  const box = storage();
  const first = new SavedFilters(box);
  first.save('PRD cast', '/?province=44&form=cast');
  first.save('wheels', '/?form=wheel');
  first.remove('wheels');
  expect(new SavedFilters(box).get()).toEqual([{ name: 'PRD cast', address: '/?province=44&form=cast' }]);
});

test('a name stands once and means the filter saved last', () => {
  const saved = new SavedFilters(storage());
  saved.save('a', '/?q=1');
  saved.save('a', '/?q=2');
  expect(saved.get()).toEqual([{ name: 'a', address: '/?q=2' }]);
});

test('the oldest gives way beyond the limit', () => {
  const saved = new SavedFilters(storage());
  for (let index = 0; index <= SAVED_MAX; index++) saved.save(`${index}`, '/');
  expect(saved.get()).toHaveLength(SAVED_MAX);
  expect(saved.get()[0]?.name).toBe('1');
});

test.each(['', '{', '{"a":1}', '[1,null,{"name":"x"}]', '[{"name":"x","address":"https://elsewhere.example"}]'])(
  'a storage that holds %j is as good as empty',
  content => {
    expect(new SavedFilters(storage(content)).get()).toEqual([]);
  },
);
