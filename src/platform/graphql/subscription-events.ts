import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute, GraphQLError } from 'graphql';

/** The events of a subscription, or the errors that kept it from starting. */
export type SubscriptionResult = AsyncGenerator<ExecutionResult, void, void> | ExecutionResult;

export interface SubscriptionHooks {
  /** A context of its own for each event, so that nothing read for one event is served for the next. */
  readonly contextOfEvent: () => unknown;
  /** Errors as they may leave the process. */
  readonly mask: (errors: readonly GraphQLError[]) => readonly GraphQLError[];
}

/**
 * `subscribe` of GraphQL with masked errors and a new context per event. A source that throws ends the subscription with one masked
 * error. Unlike an async generator, `return` reaches the source at once, also while it waits for its next event.
 */
export async function subscribeMasked(
  args: ExecutionArgs,
  { contextOfEvent, mask }: SubscriptionHooks,
): Promise<SubscriptionResult> {
  const masked = (result: ExecutionResult): ExecutionResult =>
    result.errors ? { ...result, errors: mask(result.errors) } : result;
  let source: AsyncIterable<unknown> | ExecutionResult;
  try {
    source = await createSourceEventStream(args);
  } catch (error) {
    return { errors: mask([asGraphQLError(error)]) };
  }
  if (!(Symbol.asyncIterator in source)) return masked(source);
  const events = source[Symbol.asyncIterator]();
  let ended = false;
  const done = { done: true, value: undefined } as const;
  const iterator: AsyncGenerator<ExecutionResult, void, void> = {
    async next() {
      if (ended) return done;
      try {
        const event = await events.next();
        if (ended || event.done) return done;
        return {
          done: false,
          value: masked(await execute({ ...args, rootValue: event.value, contextValue: contextOfEvent() })),
        };
      } catch (error) {
        if (ended) return done;
        ended = true;
        return { done: false, value: { errors: mask([asGraphQLError(error)]) } };
      }
    },
    async return() {
      ended = true;
      await events.return?.();
      return done;
    },
    async throw() {
      ended = true;
      await events.return?.();
      return done;
    },
    [Symbol.asyncIterator]: () => iterator,
    async [Symbol.asyncDispose]() {
      await iterator.return();
    },
  };
  return iterator;
}

function asGraphQLError(thrown: unknown): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown;
  const originalError = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new GraphQLError(originalError.message, { originalError });
}
