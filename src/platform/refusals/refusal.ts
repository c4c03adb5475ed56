/** A refusal inside the house: the code decides, the words are found at the edge. `detail` fills the sentence. */
export interface Refusal<Code extends string> {
  readonly refused: Code;
  readonly detail?: string;
}

export const refuse = <Code extends string>(refused: Code, detail?: string): Refusal<Code> =>
  detail === undefined ? { refused } : { refused, detail };

export const isRefusal = <Result extends object, Code extends string>(
  result: Result | Refusal<Code>,
): result is Refusal<Code> => 'refused' in result;
