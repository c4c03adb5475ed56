import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { GraphQLError } from 'graphql';

/** A failure is the caller's business: it goes on to the answer as it is, and not into the error log as Nest would have it. */
@Catch(GraphQLError)
export class FailureFilter extends BaseExceptionFilter implements ExceptionFilter<GraphQLError> {
  override catch(exception: GraphQLError, host: ArgumentsHost): void {
    if (host.getType<string>() === 'http') super.catch(exception, host);
    else throw exception;
  }
}
