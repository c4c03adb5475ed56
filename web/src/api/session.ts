import type { Language } from '../language/language.js';
import { type Answer, post } from './graphql.js';
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
  const answer = await post(viewerQuery, {}, language);
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.viewer } : answer;
}

export type SignInResult = SignInMutation['signIn'];

export async function signIn(email: string, password: string, language: Language): Promise<Answer<SignInResult>> {
  const answer = await post(signInMutation, { input: { email, password } }, language);
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.signIn } : answer;
}

export const signOut = (language: Language): Promise<Answer<unknown>> => post(signOutMutation, {}, language);
