import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  isNonNullType,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { BoundedCache } from './bounded-cache.js';
import { excess, WEIGHT_MAX, type Weight, weigh } from './document-weight.js';
import type { FailureCode } from './failure.js';

/** Lexical tokens of a document, comments not counted. */
export const TOKENS_MAX = 1_000;
/** A client mends the first mistakes first; the rest would only make the answer long. */
const VALIDATION_ERRORS_MAX = 5;
/** A product has some hundred operations. A parsed document of 1,000 tokens takes about 300 KB, so this is at most 100 MB. */
const DOCUMENTS_MAX = 300;
/** What was refused is remembered apart, so that hostile texts cannot push honest documents out. */
const REFUSALS_MAX = 300;
/** Longer texts carry their data inside and hardly come twice: they are judged anew each time. */
export const CACHED_CHARACTERS_MAX = 16_384;

/** One operation of a document that parsed, is light enough and valid. */
export interface ReadyOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Text for an engine that caches plans by text alone: another one for each operation of the same document. Null: do not cache. */
  readonly planText: string | null;
  /** Nullable variables that stand where null is an error (`$n: Int` for `n: Int! = 5`): an explicit null is the caller's mistake. */
  readonly neverNull: ReadonlySet<string>;
  /** Why the operation is too heavy with these coerced variables; null when it is not. */
  excessWith(variables: Readonly<Record<string, unknown>>): string | null;
  /** How often the text was asked for, this time included. */
  readonly uses: number;
}

export type Verdict =
  | { readonly kind: 'READY'; readonly ready: ReadyOperation }
  /** Each error has its code in `extensions`. */
  | { readonly kind: 'REFUSED'; readonly errors: readonly GraphQLError[] };

interface Judged {
  readonly document: DocumentNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly operations: ReadonlyMap<string, OperationDefinitionNode>;
  readonly neverNull: ReadonlySet<string>;
  uses: number;
}

/**
 * The one gate of both doors: text → operation. It parses, weighs and validates, in that order, so that what is expensive to
 * validate is refused before, and remembers its verdict by the text. Refusals: GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED
 * (all limits too), BAD_USER_INPUT when `operationName` picks no operation.
 */
export class Documents {
  readonly #ready = new BoundedCache<string, Judged>(DOCUMENTS_MAX);
  readonly #refused = new BoundedCache<string, readonly GraphQLError[]>(REFUSALS_MAX);

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly introspection: boolean,
  ) {}

  judge(text: string, operationName: string | null): Verdict {
    const cacheable = text.length <= CACHED_CHARACTERS_MAX;
    const refused = cacheable ? this.#refused.get(text) : undefined;
    if (refused) return { kind: 'REFUSED', errors: refused };
    let judged = cacheable ? this.#ready.get(text) : undefined;
    if (!judged) {
      const fresh = this.#judgeAnew(text);
      if (Array.isArray(fresh)) {
        if (cacheable) this.#refused.set(text, fresh);
        return { kind: 'REFUSED', errors: fresh };
      }
      judged = fresh as Judged;
      if (cacheable) this.#ready.set(text, judged);
    }
    judged.uses += 1;
    return this.#pick(judged, cacheable ? text : null, operationName);
  }

  #judgeAnew(text: string): Judged | readonly GraphQLError[] {
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: TOKENS_MAX });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const isLimit = error.message.includes('tokens. Parsing aborted');
      return [coded(error, isLimit ? 'GRAPHQL_VALIDATION_FAILED' : 'GRAPHQL_PARSE_FAILED')];
    }
    const fragments = new Map<string, FragmentDefinitionNode>();
    const operations = new Map<string, OperationDefinitionNode>();
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
      if (definition.kind === Kind.OPERATION_DEFINITION) operations.set(definition.name?.value ?? '', definition);
    }
    for (const operation of operations.values()) {
      // the lightest that variables can make it; with its variables it is weighed again
      const reason = excess(weigh(this.schema, operation, fragments, {}));
      if (reason) return [tooHeavy(reason)];
    }
    const rules = this.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
    const errors = validate(this.schema, document, rules, {
      maxErrors: VALIDATION_ERRORS_MAX,
      hideSuggestions: !this.introspection,
    });
    if (errors.length > 0) return errors.map(error => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
    return { document, fragments, operations, neverNull: neverNullVariables(this.schema, document), uses: 0 };
  }

  #pick(judged: Judged, text: string | null, operationName: string | null): Verdict {
    const operation =
      operationName === null
        ? judged.operations.size === 1
          ? [...judged.operations.values()][0]
          : undefined
        : operationName === ''
          ? undefined
          : judged.operations.get(operationName);
    if (!operation) {
      const message =
        operationName === null
          ? 'The document has several operations; operationName must say which'
          : 'The document has no operation of that operationName';
      return { kind: 'REFUSED', errors: [operationNameProblem(message)] };
    }
    const { schema } = this;
    const { fragments, document } = judged;
    // a comment at the end changes no location and makes the text of each operation of a document its own
    const planText = text === null || judged.operations.size === 1 ? text : `${text}\n# ${operation.name?.value ?? ''}`;
    const ready: ReadyOperation = {
      document,
      operation,
      planText,
      neverNull: judged.neverNull,
      uses: judged.uses,
      excessWith: variables =>
        (operation.variableDefinitions?.length ?? 0) === 0
          ? null
          : excess(weigh(schema, operation, fragments, variables), WEIGHT_MAX satisfies Weight),
    };
    return { kind: 'READY', ready };
  }
}

/** A refusal by weight, in the shape of every other refusal of a document. */
export function tooHeavy(reason: string): GraphQLError {
  return new GraphQLError(reason, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' satisfies FailureCode } });
}

function operationNameProblem(message: string): GraphQLError {
  const fields = [{ path: 'operationName', code: 'NOT_ALLOWED', message }];
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' satisfies FailureCode, fields } });
}

function coded(error: GraphQLError, code: FailureCode): GraphQLError {
  const { nodes, source, positions, message } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  });
}

function neverNullVariables(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const types = new TypeInfo(schema);
  const names = new Set<string>();
  const note = (node: {
    readonly value: { readonly kind: string; readonly name?: { readonly value: string } };
  }): void => {
    const type = types.getInputType();
    if (node.value.kind === Kind.VARIABLE && node.value.name && type && isNonNullType(type))
      names.add(node.value.name.value);
  };
  visit(document, visitWithTypeInfo(types, { Argument: note, ObjectField: note }));
  return names;
}
