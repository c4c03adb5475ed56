import type { Role } from '@app/compliance';
import type { Language } from '../language/language.js';
import { type Answer, post } from './graphql.js';

/** Who is signed in. */
export interface Viewer {
  readonly email: string;
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    readonly verified: boolean;
    readonly roles: readonly Role[];
  };
}

const VIEWER = 'email organisation { id name verified roles }';

/** Null: nobody is signed in. */
export async function loadViewer(language: Language): Promise<Answer<Viewer | null>> {
  const answer = await post<{ viewer: Viewer | null }>(`query Viewer { viewer { ${VIEWER} } }`, {}, language);
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.viewer } : answer;
}

export type SignInResult =
  | { readonly __typename: 'Session'; readonly viewer: Viewer }
  | { readonly __typename: 'Refused'; readonly message: string };

/** The answer's token is not asked for: the cookie is the session, and no script can read it. */
export async function signIn(email: string, password: string, language: Language): Promise<Answer<SignInResult>> {
  const answer = await post<{ signIn: SignInResult }>(
    `mutation SignIn($input: SignInInput!) {
      signIn(input: $input) { __typename ... on Session { viewer { ${VIEWER} } } ... on Refused { message } }
    }`,
    { input: { email, password } },
    language,
  );
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.signIn } : answer;
}

export const signOut = (language: Language): Promise<Answer<unknown>> =>
  post('mutation SignOut { signOut }', {}, language);
