import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  buildSchema,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  parse,
  print,
} from 'graphql';
import { OPERATIONS } from '../../src/platform/auth/index.js';
import { printSdl } from '../../src/platform/graphql/index.js';
import { startApp, type TestApp } from './app.js';

const CONTRACT = readFileSync('docs/contract.graphql', 'utf8');
/** Root fields that a later issue builds carry a mark in the contract. */
const MARK = /#\s*\[(grades|matching|trades|market)\]/;

let app: TestApp;
let generated: string;
beforeAll(async () => {
  app = await startApp();
  generated = printSdl(app.app);
});
afterAll(() => app.close());

test('the committed schema is the one that the code generates', () => {
  expect(readFileSync('src/schema.graphql', 'utf8')).toBe(generated);
});

test('every unmarked operation of the contract stands in the schema with all types that it reaches', () => {
  const contract = buildSchema(CONTRACT);
  const ours = buildSchema(generated);
  const missing: string[] = [];
  const seen = new Set<string>();
  const pending = unmarkedRootFields().map(field => {
    const [root, name] = field.split('.') as [string, string];
    compareField(contract, ours, root, name, missing, seen);
    return field;
  });
  expect(pending.length).toBe(26);
  expect(missing).toEqual([]);
  expect(seen.size).toBeGreaterThan(60);
});

test('every root operation has its row in the access table, and every row its operation', () => {
  const ours = buildSchema(generated);
  const roots = [ours.getQueryType(), ours.getMutationType(), ours.getSubscriptionType()].flatMap(root =>
    Object.keys(root?.getFields() ?? {}).map(field => `${root?.name}.${field}`),
  );
  expect(Object.keys(OPERATIONS).sort()).toEqual(roots.sort());
});

function unmarkedRootFields(): string[] {
  const fields: string[] = [];
  let root: string | null = null;
  for (const line of CONTRACT.split('\n')) {
    const opening = /^type (Query|Mutation|Subscription) \{/.exec(line);
    if (opening) root = opening[1] ?? null;
    else if (line.startsWith('}')) root = null;
    else if (root !== null) {
      const name = /^ {2}([a-zA-Z]+)[(:]/.exec(line)?.[1];
      if (name !== undefined && !MARK.test(line)) fields.push(`${root}.${name}`);
    }
  }
  return fields;
}

/** Notes what the contract has and we lack: type by type, from this field down. */
function compareField(
  contract: GraphQLSchema,
  ours: GraphQLSchema,
  type: string,
  name: string,
  missing: string[],
  seen: Set<string>,
): void {
  const wanted = fieldOf(contract, type, name);
  const got = fieldOf(ours, type, name);
  if (wanted === undefined) throw new Error(`the contract has no ${type}.${name}`);
  if (got === undefined) return void missing.push(`${type}.${name}`);
  if (String(got.type) !== String(wanted.type)) missing.push(`${type}.${name}: ${got.type} is not ${wanted.type}`);
  for (const argument of wanted.args) {
    const ourArgument = got.args.find(candidate => candidate.name === argument.name);
    const place = `${type}.${name}(${argument.name})`;
    if (ourArgument === undefined) missing.push(place);
    else {
      if (String(ourArgument.type) !== String(argument.type))
        missing.push(`${place}: ${ourArgument.type} is not ${argument.type}`);
      if (ourArgument.defaultValue !== argument.defaultValue) missing.push(`${place} has another default`);
    }
    compareType(contract, ours, getNamedType(argument.type).name, missing, seen);
  }
  for (const extra of got.args) {
    const known = wanted.args.some(argument => argument.name === extra.name);
    if (!known && String(extra.type).endsWith('!') && extra.defaultValue === undefined)
      missing.push(`${type}.${name} demands ${extra.name}`);
  }
  compareType(contract, ours, getNamedType(wanted.type).name, missing, seen);
}

function compareType(
  contract: GraphQLSchema,
  ours: GraphQLSchema,
  name: string,
  missing: string[],
  seen: Set<string>,
): void {
  if (seen.has(name)) return;
  seen.add(name);
  const wanted = contract.getType(name);
  const got = ours.getType(name);
  if (got === undefined) return void missing.push(name);
  if (isEnumType(wanted)) {
    const values = isEnumType(got) ? got.getValues().map(value => value.name) : [];
    missing.push(
      ...wanted
        .getValues()
        .map(value => value.name)
        .filter(value => !values.includes(value))
        .map(value => `${name}.${value}`),
    );
  } else if (isUnionType(wanted)) {
    const members = isUnionType(got) ? got.getTypes().map(member => member.name) : [];
    for (const member of wanted.getTypes()) {
      if (!members.includes(member.name)) missing.push(`${name} = ${member.name}`);
      compareType(contract, ours, member.name, missing, seen);
    }
  } else if (isInputObjectType(wanted)) {
    const fields = isInputObjectType(got) ? got.getFields() : {};
    for (const field of Object.values(wanted.getFields())) {
      const ourField = fields[field.name];
      if (ourField === undefined) missing.push(`${name}.${field.name}`);
      else if (String(ourField.type) !== String(field.type))
        missing.push(`${name}.${field.name}: ${ourField.type} is not ${field.type}`);
      else if (ourField.defaultValue !== field.defaultValue) missing.push(`${name}.${field.name} has another default`);
      compareType(contract, ours, getNamedType(field.type).name, missing, seen);
    }
  } else if (isObjectType(wanted) || isInterfaceType(wanted)) {
    const interfaces = isObjectType(got) ? got.getInterfaces().map(shared => shared.name) : [];
    if (isObjectType(wanted)) {
      missing.push(
        ...wanted
          .getInterfaces()
          .filter(shared => !interfaces.includes(shared.name))
          .map(shared => `${name} implements ${shared.name}`),
      );
    }
    for (const field of Object.keys(wanted.getFields())) compareField(contract, ours, name, field, missing, seen);
  }
}

function fieldOf(schema: GraphQLSchema, type: string, name: string) {
  const found = schema.getType(type);
  return isObjectType(found) || isInterfaceType(found) ? found.getFields()[name] : undefined;
}

test('the contract parses as it stands', () => {
  expect(print(parse(CONTRACT)).length).toBeGreaterThan(5_000);
});
