import type { Answer } from '../api/graphql.js';
import { loadViewer, type SignInResult, signIn, signOut, type Viewer } from '../api/session.js';
import type { Language } from '../language/language.js';
import { Store } from '../store.js';

export type SessionState =
  | { readonly kind: 'ASKING' }
  /** `ended`: somebody was signed in and did not sign out here */
  | { readonly kind: 'ANONYMOUS'; readonly ended: 'NO' | 'ENDED' | 'ENDED_BEFORE_BID' }
  | { readonly kind: 'SIGNED_IN'; readonly viewer: Viewer };

const RETRY_MS = 5_000;

/** Who is signed in, as the server's cookie says; asked for at the start and whenever the server ends a connection. */
export class SessionStore extends Store<SessionState> {
  /** how the page would put it if the next answer is that nobody is signed in */
  private ended: 'NO' | 'ENDED' | 'ENDED_BEFORE_BID' = 'ENDED';
  private retry: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    super({ kind: 'ASKING' });
  }

  async load(language: Language): Promise<void> {
    if (this.retry !== null) clearTimeout(this.retry);
    const answer = await loadViewer(language);
    if (answer.kind === 'ANSWER') return this.know(answer.data);
    this.retry = setTimeout(() => void this.load(language), RETRY_MS);
  }

  async signIn(email: string, password: string, language: Language): Promise<Answer<SignInResult>> {
    const answer = await signIn(email, password, language);
    if (answer.kind === 'ANSWER' && answer.data.__typename === 'Session') this.know(answer.data.viewer);
    return answer;
  }

  /** A bid was turned away because nobody is signed in any more: nothing was placed, and the page has to say so. */
  endedBeforeBid(language: Language): Promise<void> {
    this.ended = 'ENDED_BEFORE_BID';
    return this.load(language);
  }

  /** Signed out is what the server says, not what we asked for: after a lost answer we look. */
  async signOut(language: Language): Promise<void> {
    this.ended = 'NO';
    await signOut(language);
    await this.load(language);
  }

  private know(viewer: Viewer | null): void {
    const known = this.get();
    const same = known.kind === 'SIGNED_IN' ? known.viewer.email === viewer?.email : viewer === null;
    if (same && known.kind !== 'ASKING') return;
    const ended = known.kind === 'SIGNED_IN' ? this.ended : 'NO';
    this.ended = 'ENDED';
    this.set(viewer === null ? { kind: 'ANONYMOUS', ended } : { kind: 'SIGNED_IN', viewer });
  }
}
