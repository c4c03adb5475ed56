import { digestOf, readHistory, type Seen } from './history.js';

/**
 * Judges what watchers received, from the history's file alone: over all its connections each must have had exactly the database's
 * events, from the first to the last, in order, none twice. Returns what is wrong, in words.
 */
export async function checkWatchers(
  file: string,
): Promise<{ watchers: number; received: number; violations: string[] }> {
  const hashes = new Map<string, string[]>();
  const seen = new Map<number, Seen[]>();
  for await (const line of readHistory(file)) {
    if (line.kind === 'EVENT') {
      const known = hashes.get(line.auctionId);
      if (known === undefined) hashes.set(line.auctionId, [line.hash]);
      else known.push(line.hash);
    } else if (line.kind === 'SEEN') {
      const known = seen.get(line.watcher);
      if (known === undefined) seen.set(line.watcher, [line]);
      else known.push(line);
    }
  }
  const digests = new Map<string, string>();
  const digest = (auctionId: string, first: number, count: number): string => {
    const key = `${auctionId} ${first} ${count}`;
    const known = digests.get(key) ?? digestOf((hashes.get(auctionId) ?? []).slice(first - 1, first - 1 + count));
    digests.set(key, known);
    return known;
  };
  const violations: string[] = [];
  let received = 0;
  for (const [watcher, connections] of seen) {
    let next = 1;
    for (const { auctionId, first, count, digest: told } of connections) {
      if (count === 0) continue;
      if (first !== next) violations.push(`watcher ${watcher} got version ${first} after version ${next - 1}`);
      if (digest(auctionId, first, count) !== told)
        violations.push(`watcher ${watcher} got others than versions ${first} to ${first + count - 1}`);
      next = first + count;
      received += count;
    }
    const all = hashes.get(connections[0]?.auctionId ?? '')?.length ?? 0;
    if (next !== all + 1) violations.push(`watcher ${watcher} ended at version ${next - 1} of ${all}`);
  }
  return { watchers: seen.size, received, violations };
}
