/** One operation of the public API: its text, and by its type what it takes and what it answers. */
export interface Operation<Data, Variables> {
  readonly text: string;
  /** never there; it carries the two types */
  readonly types?: (variables: Variables) => Data;
}
