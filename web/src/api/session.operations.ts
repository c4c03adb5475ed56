// written by `npm run operations`; change the .graphql file instead
import type { Operation } from './operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type Role =
  | 'COLLECTOR'
  | 'OBSERVER'
  | 'OPERATOR'
  | 'PROCESSOR'
  | 'RECYCLER';

export type SignInInput = {
  readonly email: string;
  readonly password: string;
};

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly email: string, readonly organisation: { readonly id: string, readonly name: string, readonly verified: boolean, readonly roles: ReadonlyArray<Role> } } | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { readonly signIn:
    | { readonly __typename: 'Refused', readonly message: string }
    | { readonly __typename: 'Session', readonly viewer: { readonly email: string, readonly organisation: { readonly id: string, readonly name: string, readonly verified: boolean, readonly roles: ReadonlyArray<Role> } } }
   };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { readonly signOut: boolean };

export type ViewerFieldsFragment = { readonly email: string, readonly organisation: { readonly id: string, readonly name: string, readonly verified: boolean, readonly roles: ReadonlyArray<Role> } };

export const viewerQuery: Operation<ViewerQuery, ViewerQueryVariables> = {
  text: "query Viewer{viewer{...ViewerFields}}fragment ViewerFields on Viewer{email organisation{id name verified roles}}",
};

export const signInMutation: Operation<SignInMutation, SignInMutationVariables> = {
  text: "mutation SignIn($input:SignInInput!){signIn(input:$input){__typename ...on Session{viewer{...ViewerFields}}...on Refused{message}}}fragment ViewerFields on Viewer{email organisation{id name verified roles}}",
};

export const signOutMutation: Operation<SignOutMutation, SignOutMutationVariables> = {
  text: "mutation SignOut{signOut}",
};
