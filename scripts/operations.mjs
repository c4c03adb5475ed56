/** `node scripts/operations.mjs` writes the typed operations of the web client: for each `name.graphql` below web/src a
 *  `name.operations.ts` beside it, with the types of what its operations take and answer by src/schema.graphql. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import { buildASTSchema, parse, print, specifiedRules, stripIgnoredCharacters, validate, visit } from 'graphql';

const SOURCES = 'web/src';
const SCALARS = { ID: 'string', Decimal: 'string', DateTime: 'string', Date: 'string' };

/** Every generated file: its path from the root, and its text. Throws with file and place when an operation does not fit the schema. */
export async function generatedOperations(root) {
  const schema = parse(readFileSync(path.join(root, 'src/schema.graphql'), 'utf8'));
  const schemaAst = buildASTSchema(schema);
  const files = graphqlFiles(root).map(file => ({
    file,
    document: parse(readFileSync(path.join(root, file), 'utf8')),
  }));
  const fragments = new Map(
    files.flatMap(({ document }) => fragmentsOf(document).map(each => [each.name.value, each])),
  );
  return Promise.all(
    files
      .filter(({ document }) => operationsOf(document).length > 0)
      .map(async ({ file, document }) => {
        const whole = { kind: 'Document', definitions: withFragments(operationsOf(document), fragments) };
        const problems = validate(schemaAst, whole, specifiedRules);
        if (problems.length > 0) throw new Error(`${file}: ${problems.map(({ message }) => message).join('; ')}`);
        const types = await codegen({
          filename: file,
          schema,
          schemaAst,
          documents: [{ location: file, document: whole }],
          config: {
            scalars: SCALARS,
            immutableTypes: true,
            enumsAsTypes: true,
            skipTypename: true,
            dedupeFragments: true,
          },
          plugins: [{ types: {} }],
          pluginMap: { types: operationTypes },
        });
        const texts = operationsOf(document).map(operation => constantOf(operation, fragments));
        const toApi = path.posix.relative(path.posix.dirname(file), `${SOURCES}/api/operation.js`);
        const from = toApi.startsWith('.') ? toApi : `./${toApi}`;
        return {
          file: file.replace(/\.graphql$/, '.operations.ts'),
          text: [HEAD, `import type { Operation } from '${from}';\n`, types, ...texts].join('\n'),
        };
      }),
  );
}

const HEAD = '// written by `npm run operations`; change the .graphql file instead';

const operationsOf = ({ definitions }) => definitions.filter(({ kind }) => kind === 'OperationDefinition');
const fragmentsOf = ({ definitions }) => definitions.filter(({ kind }) => kind === 'FragmentDefinition');

/** The definitions and every fragment that they spread, each once. */
function withFragments(definitions, fragments) {
  const found = new Set(definitions);
  for (const definition of found) {
    visit(definition, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment !== undefined) found.add(fragment);
      },
    });
  }
  return [...found];
}

/** `query Market` becomes `marketQuery`, its text without what a server ignores. */
function constantOf(operation, fragments) {
  const kind = operation.operation[0].toUpperCase() + operation.operation.slice(1);
  const name = operation.name.value;
  const text = stripIgnoredCharacters(withFragments([operation], fragments).map(print).join('\n'));
  const constant = `${name[0].toLowerCase()}${name.slice(1)}${kind}`;
  return `export const ${constant}: Operation<${name}${kind}, ${name}${kind}Variables> = {\n  text: ${JSON.stringify(text)},\n};\n`;
}

function graphqlFiles(root) {
  return readdirSync(path.join(root, SOURCES), { recursive: true })
    .filter(file => file.endsWith('.graphql'))
    .map(file => path.posix.join(SOURCES, file.split(path.sep).join('/')))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = path.resolve(path.dirname(process.argv[1]), '..');
  for (const { file, text } of await generatedOperations(root)) writeFileSync(path.join(root, file), text);
}
