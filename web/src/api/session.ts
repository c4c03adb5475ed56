import type { Language } from '../language/language.js';
import { type Answer, partOf, post } from './graphql.js';
import {
  type SignInMutation,
  signInMutation,
  signOutMutation,
  type ViewerQuery,
  viewerQuery,
} from './session.operations.js';

/** Who is signed in. */
export type Viewer = NonNullable<ViewerQuery['viewer']>;

/** Null: nobody is signed in. */
export async function loadViewer(language: Language): Promise<Answer<Viewer | null>> {
  return partOf(await post(viewerQuery, {}, language), ({ viewer }) => viewer);
}

export type SignInResult = SignInMutation['signIn'];

export async function signIn(email: string, password: string, language: Language): Promise<Answer<SignInResult>> {
  return partOf(await post(signInMutation, { input: { email, password } }, language), answer => answer.signIn);
}

export const signOut = (language: Language): Promise<Answer<unknown>> => post(signOutMutation, {}, language);
