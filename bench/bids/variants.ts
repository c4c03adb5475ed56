/** Who decides: the pile, or the naive transaction per bid on a pool of connections. */
export interface Variant {
  readonly name: string;
  /** for server.ts */
  readonly parameters: readonly string[];
}

export const PILE: Variant = { name: 'pile', parameters: ['pile'] };
export const NAIVE: readonly Variant[] = [2, 4, 16].map(connections => ({
  name: `naive_${connections}`,
  parameters: ['naive', String(connections)],
}));
export const VARIANTS: readonly Variant[] = [PILE, ...NAIVE];
