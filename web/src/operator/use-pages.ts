import { useState } from 'react';
import type { Answer } from '../api/graphql.js';
import { type Loaded, useAnswer } from '../api/use-answer.js';
import type { Language } from '../language/language.js';
import { useLanguage } from '../language/language-context.js';

export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

export interface Pages<Node> {
  readonly loaded: Loaded<Page<Node>>;
  readonly again: () => void;
  readonly more: () => void;
  readonly moreState: 'IDLE' | 'ASKING' | 'FAILED';
}

/** A list that grows page by page; another `key` or `again` begins anew. */
export function usePages<Node>(
  ask: (after: string | null, language: Language) => Promise<Answer<Page<Node>>>,
  key: string,
): Pages<Node> {
  const { language } = useLanguage();
  const { loaded: first, again } = useAnswer(spoken => ask(null, spoken), key);
  const page = first.kind === 'LOADED' ? first.data : null;
  // what follows belongs to the first page that it was asked after
  const [rest, setRest] = useState<{ readonly of: Page<Node> | null; readonly page: Page<Node> } | null>(null);
  const [moreState, setMoreState] = useState<Pages<Node>['moreState']>('IDLE');
  const following = rest !== null && rest.of === page ? rest.page : null;

  async function more(): Promise<void> {
    const last = following ?? page;
    if (last === null || !last.hasNextPage || moreState === 'ASKING') return;
    setMoreState('ASKING');
    const answer = await ask(last.endCursor, language);
    setMoreState(answer.kind === 'ANSWER' ? 'IDLE' : 'FAILED');
    if (answer.kind !== 'ANSWER') return;
    setRest({ of: page, page: { ...answer.data, nodes: [...(following?.nodes ?? []), ...answer.data.nodes] } });
  }

  const loaded: Loaded<Page<Node>> =
    page === null || following === null
      ? first
      : { kind: 'LOADED', data: { ...following, nodes: [...page.nodes, ...following.nodes] } };
  return { loaded, again, more: () => void more(), moreState };
}
