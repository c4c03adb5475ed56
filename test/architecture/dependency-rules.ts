import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import type { Violation } from './violation.js';

const require = createRequire(import.meta.url);
const { forbidden, options } = require('../../.dependency-cruiser.cjs') as {
  forbidden: (IForbiddenRuleType & { name: string })[];
  options: ICruiseOptions;
};
const { compilerOptions } = require('../../tsconfig.json') as {
  compilerOptions: { paths: Record<string, [string]> };
};

export const DEPENDENCY_RULES: readonly string[] = [...new Set(forbidden.map(rule => rule.name))];

/** The features that have a row in the table of .dependency-cruiser.cjs. */
export const FEATURES: readonly string[] = forbidden
  .filter(rule => rule.name === 'features-follow-the-table')
  .map(rule => /^\^src\/([a-z-]+)\/$/.exec(String(rule.from.path))?.[1])
  .filter(feature => feature !== undefined);

/** Every forbidden import in the tree below `root`; `detail` is the import, "from → to". A cycle counts for each of its files. */
export async function forbiddenImports(root: string): Promise<Violation[]> {
  const { violations } = (await graphOf(root)).summary;
  return violations.flatMap(({ rule, from, to, cycle }) =>
    (cycle?.map(step => step.name) ?? [from]).map(file => ({ rule: rule.name, file, detail: `${from} → ${to}` })),
  );
}

/** The files of the tree that the rules look at, and the imports among them that lead to a lib by its alias. */
export async function viewOf(root: string): Promise<{ files: string[]; aliased: string[] }> {
  const { modules } = await graphOf(root);
  return {
    files: modules.map(module => module.source),
    aliased: modules
      .flatMap(module => module.dependencies)
      .filter(to => to.module.startsWith('@app/') && /^libs\/[^/]+\/src\/index\.ts$/.test(to.resolved))
      .map(to => to.module),
  };
}

/**
 * The aliases are given by hand and not by tsconfig.json, so that in a fixture `@app/units` is the fixture's own lib. With an alias that
 * leads nowhere the rules would see no import of a lib at all, and pass.
 */
async function graphOf(root: string): Promise<ICruiseResult> {
  const folders = ['src', 'libs', 'web'].filter(folder => existsSync(join(root, folder)));
  const alias = Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([name, [target]]) => [`${name}$`, join(root, target)]),
  );
  const { tsConfig: _onlyForTheCommandLine, ...rest } = options;
  const cruised = await cruise(folders, { ...rest, baseDir: root, validate: true, ruleSet: { forbidden } }, { alias });
  if (typeof cruised.output === 'string') throw new Error(cruised.output);
  return cruised.output;
}
