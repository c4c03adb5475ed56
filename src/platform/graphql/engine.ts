import { type ExecutionResult, execute, type GraphQLSchema } from 'graphql';
import type { GraphqlContext } from './context.js';
import type { ReadyOperation } from './documents.js';

/** `app.graphql` of Mercurius: caches by text, and from the second time on runs the operation's compiled form. */
export type CompiledRun = (
  text: string,
  context: object,
  variables: Record<string, unknown>,
  operationName: string | undefined,
) => Promise<ExecutionResult>;

/** Texts that came once are executed as parsed; only what comes again is worth a place among Mercurius' plans. */
const USES_BEFORE_PLAN = 2;

/**
 * Runs a query or mutation that the gate let through and whose variables have coerced. Which of the two executors runs it shows in
 * nothing but speed.
 */
export class Engine<Viewer> {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly compiled: CompiledRun,
  ) {}

  async run(
    ready: ReadyOperation,
    variables: Record<string, unknown>,
    context: GraphqlContext<Viewer>,
  ): Promise<ExecutionResult> {
    const operationName = ready.operation.name?.value;
    if (ready.planText !== null && ready.uses >= USES_BEFORE_PLAN) {
      const result = await this.compiled(ready.planText, context, variables, operationName);
      // without data nothing was executed: the compiled form reads variables more narrowly than the specification in some corner
      if (result.data !== undefined) return result;
    }
    return execute({
      schema: this.schema,
      document: ready.document,
      contextValue: context,
      variableValues: variables,
      ...(operationName === undefined ? {} : { operationName }),
    });
  }
}
