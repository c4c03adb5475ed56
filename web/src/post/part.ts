import type { CheckedPost, PostField } from './check-post.js';
import type { Draft } from './post-draft.js';
import type { ChangeDraft } from './use-post-draft.js';

/** What each part of the form is given. */
export interface PartProps {
  readonly draft: Draft;
  readonly change: ChangeDraft;
  readonly checked: CheckedPost;
  /** the sentence to stand at a field, null: nothing to say about it now */
  readonly problemOf: (field: PostField) => string | null;
}
