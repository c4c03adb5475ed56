import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { failure } from '../graphql/index.js';
import { mayCall } from './access.js';
import type { RequestContext } from './request-context.js';

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

/** Stands before every operation: what access.ts does not name is refused. Fields below the root are judged on loaded objects. */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(execution: ExecutionContext): boolean {
    if (execution.getType<GqlContextType>() !== 'graphql') return true;
    const graphql = GqlExecutionContext.create(execution);
    const info = graphql.getInfo<GraphQLResolveInfo>();
    if (!ROOTS.has(info.parentType.name)) return true;
    const { viewer, locale } = graphql.getContext<RequestContext>();
    switch (mayCall(viewer, `${info.parentType.name}.${info.fieldName}`)) {
      case 'YES':
        return true;
      case 'SIGN_IN':
        throw failure.unauthenticated(locale);
      case 'NEVER':
        throw failure.forbidden(locale);
    }
  }
}
