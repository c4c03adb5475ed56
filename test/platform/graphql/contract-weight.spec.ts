import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isCompositeType,
  isLeafType,
  isUnionType,
  Kind,
  parse,
} from 'graphql';
import { excess, type Weight, weigh } from '../../../src/platform/graphql/document-weight.js';
import { TOKENS_MAX } from '../../../src/platform/graphql/documents.js';

const schema = buildSchema(readFileSync('docs/contract.graphql', 'utf8'));

/** Every field below the type, to the leaves, but no type inside itself. */
function everything(type: GraphQLNamedType, above: readonly string[], onlyScalars: boolean): string {
  if (isUnionType(type)) {
    const members = type.getTypes().map(member => `... on ${member.name} ${everything(member, above, onlyScalars)}`);
    return `{ __typename ${members.join(' ')} }`;
  }
  if (!('getFields' in type)) return '';
  const fields = Object.values(type.getFields()).map(field => {
    const of = getNamedType(field.type);
    if (isLeafType(of)) return field.name;
    const isWrapping = ['edges', 'node', 'pageInfo'].includes(field.name);
    if (!isCompositeType(of) || above.includes(of.name) || (onlyScalars && !isWrapping)) return '';
    return `${field.name} ${everything(of, [...above, of.name], onlyScalars)}`;
  });
  return `{ ${fields.join(' ')} }`;
}

function largest(
  root: string,
  name: string,
  field: GraphQLField<unknown, unknown>,
  onlyScalars: boolean,
  first: number,
): string {
  const of = getNamedType(field.type);
  const variables = field.args.filter(argument => argument.name !== 'first' && argument.name !== 'last');
  const declared = variables.map(argument => `$${argument.name}: ${argument.type}`).join(', ');
  const paged = field.args.some(argument => argument.name === 'first') ? [`first: ${first}`] : [];
  const given = [...variables.map(argument => `${argument.name}: $${argument.name}`), ...paged].join(', ');
  return `${root} ${declared ? `(${declared})` : ''} { ${name} ${given ? `(${given})` : ''} ${isLeafType(of) ? '' : everything(of, [of.name], onlyScalars)} }`;
}

const rows = (['query', 'mutation', 'subscription'] as const).flatMap(root => {
  const type =
    root === 'query'
      ? schema.getQueryType()
      : root === 'mutation'
        ? schema.getMutationType()
        : schema.getSubscriptionType();
  return Object.entries(type?.getFields() ?? {}).map(([name, field]) => ({ root, name, field }));
});

function weightOf(text: string, variables: Record<string, unknown> = {}): Weight & { tokens: number } {
  const document = parse(text);
  const operation = document.definitions.find(definition => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  const fragments = new Map(
    document.definitions.flatMap(definition =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  return { tokens: document.tokenCount ?? 0, ...weigh(schema, operation, fragments, variables) };
}

const EVENTS_PAGE = 1_000;
const PAGE = 100;

describe('no limit refuses one root field of the contract at its largest page', () => {
  test.each(rows)('$root $name', ({ root, name, field }) => {
    for (const onlyScalars of [true, false]) {
      const weight = weightOf(largest(root, name, field, onlyScalars, name === 'auctionEvents' ? EVENTS_PAGE : PAGE));
      expect(excess(weight)).toBeNull();
      expect(weight.tokens).toBeLessThanOrEqual(TOKENS_MAX);
    }
  });

  test('a demand with its hundred proposals', () => {
    const text = `{ demand(id: "d") { proposals(first: ${PAGE}) ${everything(schema.getType('MatchProposal') as GraphQLNamedType, ['Demand', 'MatchProposal'], false)} } }`;
    expect(excess(weightOf(text))).toBeNull();
  });
});

describe('what multiplies is refused', () => {
  const lot = (fields: string): string => `lots(first: 100) { edges { node { ${fields} } } }`;
  const times = (n: number, field: string): string =>
    `{ ${Array.from({ length: n }, (_, i) => `a${i}: ${field}`).join(' ')} }`;

  test.each([
    ['two pages of lots with everything below', `{ a: lots(first: 100) ${lots()} b: lots(last: 100) ${lots()} }`],
    [
      'fifteen pages of events',
      times(15, 'auctionEvents(auctionId: "a", first: 1000) { version kind at price hash mine }'),
    ],
    ['fifteen pages of lots with their limits', times(15, lot('id grade { limits { property min max } }'))],
    [
      'lots of auctions of lots of auctions',
      `{ ${lot('auction { lot { auction { lot { auction { lot { id } } } } } }')} }`,
    ],
    [
      'a page through a fragment that is spread twenty times',
      `{ ${lot('...F '.repeat(20))} } fragment F on Lot { grade { limits { property min max } } }`,
    ],
  ])('%s', (_what, text) => {
    expect(excess(weightOf(text))).not.toBeNull();
  });

  function lots(): string {
    return everything(schema.getType('LotConnection') as GraphQLNamedType, ['LotConnection'], false);
  }
});

test('a page size in a variable weighs as much as in the text', () => {
  const text = (size: string): string => `query Q($n: Int) { lots(first: ${size}) { edges { node { id } } } }`;
  const [literal, none] = [weightOf(text('100')), weightOf(text('$n'))];
  expect(weightOf(text('$n'), { n: 100 }).cost).toBe(literal.cost);
  expect(none.cost).toBe(weightOf('{ lots { edges { node { id } } } }').cost);
  expect(literal.cost).toBe(1 + 100 * 3);
});
