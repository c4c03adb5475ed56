import type { Language } from '../language/language.js';
import type { Operation } from './operation.js';

export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** What came of a request. Only ANSWER and FAILED say that the server decided something. */
export type Answer<Data> =
  | { readonly kind: 'ANSWER'; readonly data: Data }
  /** the server said no: a mistake, a missing right, too many requests */
  | {
      readonly kind: 'FAILED';
      readonly code: string;
      readonly message: string;
      readonly retryAfterMs: number | null;
      /** of BAD_USER_INPUT: what is wrong where, e.g. `input.massKg` */
      readonly fields?: readonly FieldProblem[];
    }
  /** nobody knows whether the server acted: no connection, no answer in time, an answer that is none, a defect */
  | { readonly kind: 'LOST' };

/** The part of an answer that was asked for; whatever is none stays as it is. */
export const partOf = <Data, Part>(answer: Answer<Data>, part: (data: Data) => Part): Answer<Part> =>
  answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: part(answer.data) } : answer;

/** An answer that takes longer is a lost one. */
const ANSWER_MS_MAX = 8_000;

/** Sends one operation of the public API. The session is a cookie that no script can read. Never throws. */
export async function post<Data, Variables>(
  { text }: Operation<Data, Variables>,
  variables: Variables,
  language: Language,
): Promise<Answer<Data>> {
  const signal = timeout();
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-language': language },
      body: JSON.stringify({ query: text, variables }),
      signal,
    });
    if (response.status >= 500) return LOST;
    return readBody((await response.json()) as Body<Data>);
  } catch {
    return LOST;
  }
}

const LOST = { kind: 'LOST' } as const;

interface Body<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: {
      readonly code?: string;
      readonly retryAfterMs?: number;
      readonly fields?: readonly FieldProblem[];
    };
  }[];
}

function readBody<Data>({ data, errors }: Body<Data>): Answer<Data> {
  const error = errors?.[0];
  if (error === undefined) return data === undefined || data === null ? LOST : { kind: 'ANSWER', data };
  const code = error.extensions?.code ?? 'INTERNAL';
  if (code === 'INTERNAL') return LOST;
  const { retryAfterMs = null, fields = [] } = error.extensions ?? {};
  return { kind: 'FAILED', code, message: error.message, retryAfterMs, fields };
}

/** AbortSignal.timeout is missing in browsers that are still about. */
function timeout(): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ANSWER_MS_MAX);
  return controller.signal;
}
