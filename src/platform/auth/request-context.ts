import { failure, type GraphqlContext } from '../graphql/index.js';
import type { SignedIn, Viewer } from './viewer.js';

/** What every resolver gets beside its arguments: a new object for each request. */
export type RequestContext = GraphqlContext<Viewer>;

/** The viewer of an operation that the access table opens to the signed-in only. */
export function signedIn({ viewer, locale }: RequestContext): SignedIn {
  if (viewer === null) throw failure.unauthenticated(locale);
  return viewer;
}

/** One instance per request, made when first asked for: batch loaders live as long as the request and never cross viewers. */
export function perRequest<Value>(make: (context: RequestContext) => Value): (context: RequestContext) => Value {
  return context => {
    const known = context.memo.get(make) as Value | undefined;
    if (known !== undefined) return known;
    const made = make(context);
    context.memo.set(make, made);
    return made;
  };
}
