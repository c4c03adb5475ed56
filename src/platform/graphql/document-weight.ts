import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What an operation asks for once its fragments are spread out. */
export interface Weight {
  /** Fields from the root down, the root field is 1; introspection counts apart. */
  readonly depth: number;
  readonly introspectionDepth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Upper bound of the fields in the answer; lists without a page size count as 10. */
  readonly cost: number;
}

/** A field as costly as it can get is refused; the sizes are those of docs/semantics.md, "Connections". */
export const WEIGHT_MAX: Weight = {
  depth: 8,
  // the introspection query of graphql-js is 15 deep
  introspectionDepth: 16,
  aliases: 15,
  directives: 5,
  // a page of 100 lots with everything that the contract has below them weighs 38,201
  cost: 48_000,
};

/** `lots(first:)`: more is refused by the resolver, so more is never produced. */
const CONNECTION_PAGE_MAX = 100;
/** `auctionEvents(first:)`, likewise. */
const LIST_PAGE_MAX = 1_000;
const PAGE_DEFAULT = 20;
const LIST_SIZE = 10;
/** A whole introspection is bounded by the schema; graphql-js refuses the recursive ones (MaxIntrospectionDepthRule). */
const INTROSPECTION_COST = 5_000;

/**
 * Weighs one operation in time linear in the document: every fragment is weighed once, however often it is spread, so a bomb of
 * fragments is as cheap to refuse as it was to write. A cycle of fragments weighs nothing here; validation refuses it by name.
 * `variables`: the coerced ones, when there are; without them a page size in a variable counts as the largest page.
 */
export function weigh(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables?: Readonly<Record<string, unknown>>,
): Weight {
  const known = new Map<string, Weight>();
  const root = schema.getRootType(operation.operation) ?? undefined;
  const weight = ofSelections(operation.selectionSet, root, false);
  return { ...weight, directives: weight.directives + (operation.directives?.length ?? 0) };

  function ofSelections(set: SelectionSetNode, parent: GraphQLNamedType | undefined, inPage: boolean): Weight {
    let total = NOTHING;
    for (const selection of set.selections) {
      const directives = selection.directives?.length ?? 0;
      switch (selection.kind) {
        case Kind.FIELD:
          total = beside(total, ofField(selection, parent, inPage), directives);
          break;
        case Kind.INLINE_FRAGMENT: {
          const condition = selection.typeCondition;
          const type = condition ? schema.getType(condition.name.value) : parent;
          total = beside(total, ofSelections(selection.selectionSet, type, inPage), directives);
          break;
        }
        case Kind.FRAGMENT_SPREAD:
          total = beside(total, ofFragment(selection.name.value, inPage), directives);
          break;
        default:
          return selection satisfies never;
      }
    }
    return total;
  }

  function ofFragment(name: string, inPage: boolean): Weight {
    const key = `${name} ${inPage}`;
    const before = known.get(key);
    if (before) return before;
    const fragment = fragments.get(name);
    if (!fragment) return NOTHING;
    known.set(key, NOTHING);
    const weight = ofSelections(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), inPage);
    known.set(key, weight);
    return weight;
  }

  function ofField(node: FieldNode, parent: GraphQLNamedType | undefined, inPage: boolean): Weight {
    const name = node.name.value;
    const aliases = node.alias ? 1 : 0;
    if (name === '__schema' || name === '__type') {
      const below = node.selectionSet ? introspectionBelow(node.selectionSet) : NOTHING;
      return {
        depth: 1,
        introspectionDepth: below.depth + 1,
        aliases: below.aliases + aliases,
        directives: below.directives,
        cost: INTROSPECTION_COST,
      };
    }
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!node.selectionSet) return { depth: 1, introspectionDepth: 0, aliases, directives: 0, cost: 1 };
    const type = field && getNamedType(field.type);
    const size = field ? pageSize(field, node, inPage) : { times: 1, isPage: false };
    const below = ofSelections(node.selectionSet, isCompositeType(type) ? type : undefined, size.isPage);
    return {
      depth: below.depth + 1,
      introspectionDepth: below.introspectionDepth,
      aliases: below.aliases + aliases,
      directives: below.directives,
      cost: 1 + size.times * below.cost,
    };
  }

  /** The same walk with introspection's own types unknown: depth, aliases and directives are all that counts. */
  function introspectionBelow(set: SelectionSetNode): Weight {
    return ofSelections(set, undefined, false);
  }

  function pageSize(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    inPage: boolean,
  ): { times: number; isPage: boolean } {
    const isList = isListType(getNullableType(field.type));
    if (!field.args.some(argument => PAGE_ARGUMENTS.has(argument.name))) {
      if (inPage && (node.name.value === 'edges' || node.name.value === 'nodes')) return { times: 1, isPage: false };
      return { times: isList ? LIST_SIZE : 1, isPage: false };
    }
    const max = isList ? LIST_PAGE_MAX : CONNECTION_PAGE_MAX;
    let asked: number | null = null;
    for (const argument of field.args) {
      if (!PAGE_ARGUMENTS.has(argument.name)) continue;
      const value = askedFor(node, argument.name, max) ?? argument.defaultValue;
      if (typeof value === 'number') asked = Math.max(asked ?? 0, value);
    }
    return { times: Math.min(max, Math.max(1, asked ?? PAGE_DEFAULT)), isPage: !isList };
  }

  function askedFor(node: FieldNode, name: string, max: number): number | undefined {
    const value = node.arguments?.find(argument => argument.name.value === name)?.value;
    if (value?.kind === Kind.INT) return Number(value.value);
    if (value?.kind !== Kind.VARIABLE) return undefined;
    if (!variables) return max;
    const given = variables[value.name.value];
    return typeof given === 'number' ? given : undefined;
  }
}

/** The first limit that a weight passes, as a sentence; null when it is light enough. */
export function excess(weight: Weight, max: Weight = WEIGHT_MAX): string | null {
  if (weight.depth > max.depth) return `The operation is nested deeper than ${max.depth} fields`;
  if (weight.introspectionDepth > max.introspectionDepth)
    return `Introspection is nested deeper than ${max.introspectionDepth} fields`;
  if (weight.aliases > max.aliases) return `The operation has more than ${max.aliases} aliases`;
  if (weight.directives > max.directives) return `The operation has more than ${max.directives} directives`;
  if (weight.cost > max.cost)
    return `The operation may answer with more than ${max.cost} fields; ask for smaller pages`;
  return null;
}

const PAGE_ARGUMENTS: ReadonlySet<string> = new Set(['first', 'last']);
const NOTHING: Weight = { depth: 0, introspectionDepth: 0, aliases: 0, directives: 0, cost: 0 };

const beside = (a: Weight, b: Weight, directives: number): Weight => ({
  depth: Math.max(a.depth, b.depth),
  introspectionDepth: Math.max(a.introspectionDepth, b.introspectionDepth),
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives + directives,
  cost: a.cost + b.cost,
});
