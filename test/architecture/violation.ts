/** One file that breaks one rule. */
export interface Violation {
  readonly rule: string;
  /** Relative to the tree that was judged, with forward slashes. */
  readonly file: string;
  readonly detail: string;
}
