import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { COMPILER_RULES, typeErrors } from './compiler-rules.js';
import { DEPENDENCY_RULES, forbiddenImports, viewOf } from './dependency-rules.js';
import { FURTHER_FEATURE_FILES, LONGER_FILES, SOURCE_RULES, sourceViolations } from './source-rules.js';
import { shippedTypeScript } from './tree.js';
import type { Violation } from './violation.js';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const FIXTURES = join(REPOSITORY, 'test/architecture/fixtures');
/** A file of a fixture breaks the fixture's rule if and only if it says so. */
const MARK = 'breaks the rule';

const show = (violations: Violation[]) => violations.map(({ rule, detail, file }) => `${rule}: ${file} (${detail})`);

describe('the tree', () => {
  test('obeys every rule about imports', async () => {
    expect(show(await forbiddenImports(REPOSITORY))).toEqual([]);
  });

  test.each(Object.entries(SOURCE_RULES))('obeys %s', (rule, violationsIn) => {
    expect(show(violationsIn(REPOSITORY).map(violation => ({ rule, ...violation })))).toEqual([]);
  });

  test('is looked at whole, and imports of libs are followed to the lib', async () => {
    const { files, aliased } = await viewOf(REPOSITORY);
    const written = ['src', 'libs', 'web/src'].flatMap(folder => shippedTypeScript(REPOSITORY, folder));
    expect(written.filter(file => !files.includes(file))).toEqual([]);
    expect(aliased).toContain('@app/units');
  });

  test('is type-checked with the configurations whose fixtures fail below', () => {
    const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));
    const { include, exclude } = JSON.parse(readFileSync(join(REPOSITORY, 'libs/tsconfig.json'), 'utf8'));
    expect(scripts.types).toContain('tsc -p libs/tsconfig.json');
    expect(scripts.check).toContain('npm run types');
    expect({ include, exclude }).toEqual({ include: ['*/src'], exclude: ['**/*.spec.ts'] });
  });

  test.each([
    ['LONGER_FILES', LONGER_FILES],
    ['FURTHER_FEATURE_FILES', FURTHER_FEATURE_FILES],
  ])('has every file that %s excepts, each with a reason', (_name, exceptions) => {
    const stale = Object.entries(exceptions).filter(([file, why]) => why === '' || !existsSync(join(REPOSITORY, file)));
    expect(stale).toEqual([]);
  });
});

describe('a guard that cannot fail is worse than none', () => {
  const sighted = [...DEPENDENCY_RULES, ...Object.keys(SOURCE_RULES)];

  test('every rule has a fixture, and every fixture a rule', () => {
    expect(readdirSync(FIXTURES).sort()).toEqual([...sighted, ...Object.keys(COMPILER_RULES)].sort());
  });

  test.each(sighted)('%s catches exactly the files that break it, and no other rule is broken there', async rule => {
    const fixture = join(FIXTURES, rule);
    const violations = [...(await forbiddenImports(fixture)), ...sourceViolations(fixture)];
    expect([...new Set(violations.map(violation => violation.rule))]).toEqual([rule]);
    expect([...new Set(violations.map(violation => violation.file))].sort()).toEqual(filesThatBreak(fixture));
  });

  test.each(Object.keys(COMPILER_RULES))('%s catches exactly the lines that break it', rule => {
    const [file = '', ...more] = filesThatBreak(join(FIXTURES, rule));
    expect(more).toEqual([]);
    const path = join(FIXTURES, rule, file);
    const lines = [...new Set(typeErrors(REPOSITORY, rule, path).map(error => error.line))];
    expect(lines).toEqual(linesThatBreak(path));
  });
});

/** The table as the architecture states it: registry ← lots ← {auctions, matching} ← trades ← recycled-content ← market. */
test('a feature may import every feature to its left, and no other', async () => {
  const steps = [['registry'], ['lots'], ['auctions', 'matching'], ['trades'], ['recycled-content'], ['market']];
  const refused = steps.flatMap((step, at) =>
    step.flatMap(from =>
      steps
        .flat()
        .filter(to => to !== from && !steps.slice(0, at).flat().includes(to))
        .map(to => `src/${from}/${from}.service.ts → src/${to}/index.ts`),
    ),
  );
  const caught = await forbiddenImports(join(FIXTURES, 'features-follow-the-table'));
  expect(caught.map(violation => violation.detail).sort()).toEqual(refused.sort());
});

function filesThatBreak(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap(entry => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesThatBreak(root, path);
      return readFileSync(join(root, path), 'utf8').includes(MARK) ? [path] : [];
    })
    .sort();
}

const linesThatBreak = (path: string): number[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.includes(MARK) ? [index + 1] : []));
