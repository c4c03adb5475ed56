import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import type { Violation } from './violation.js';

/** The rules that the compiler keeps, by name, each with the configuration that makes it keep them; each has a fixture of that name. */
export const COMPILER_RULES: Readonly<Record<string, { readonly tsconfig: string }>> = {
  'libs-see-no-host-globals': { tsconfig: 'libs/tsconfig.json' },
  'deep-imports-do-not-compile': { tsconfig: 'tsconfig.json' },
};

/** The type errors in the one file of the fixture, by line, under the options of the rule's configuration and nothing else. */
export function typeErrors(repository: string, rule: string, file: string): (Violation & { readonly line: number })[] {
  const { tsconfig } = COMPILER_RULES[rule] ?? {};
  if (tsconfig === undefined) throw new Error(`no compiler rule ${rule}`);
  const path = resolve(repository, file);
  const program = ts.createProgram([path], optionsOf(join(repository, tsconfig)));
  return program
    .getSemanticDiagnostics(program.getSourceFile(path))
    .map(({ messageText, start = 0, file: source }) => ({
      rule,
      file: relative(repository, path),
      line: (source?.getLineAndCharacterOfPosition(start).line ?? -1) + 1,
      detail: ts.flattenDiagnosticMessageText(messageText, ' '),
    }));
}

function optionsOf(tsconfig: string): ts.CompilerOptions {
  const { config, error } = ts.readConfigFile(tsconfig, ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, dirname(tsconfig), undefined, tsconfig);
  const problem = error ?? parsed.errors[0];
  if (problem) throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, ' '));
  return { ...parsed.options, noEmit: true, incremental: false, tsBuildInfoFile: undefined };
}
