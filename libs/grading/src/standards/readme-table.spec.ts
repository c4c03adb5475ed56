import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { standards } from '../index.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('the table of the README counts what the code has', () => {
  const counted = standards.map(({ id, edition, grades }) => {
    const limits = grades.flatMap(each => each.limits);
    const counts = [
      grades.length,
      grades.filter(each => each.limits.length === 0).length,
      limits.length,
      limits.filter(({ verified }) => verified).length,
      grades.flatMap(each => each.equivalents).length,
    ];
    return `| \`${id}\` | ${edition} | ${counts.join(' | ')} |`;
  });
  expect(readme.split('\n').filter(line => line.startsWith('| `'))).toEqual(counted);
});
