/** Requests under way at once while something is prepared. */
const AT_ONCE = 8;

/** Makes `count` of them, a few at a time. */
export async function several<Item>(count: number, make: () => Promise<Item>): Promise<Item[]> {
  const made: Item[] = [];
  let begun = 0;
  const worker = async (): Promise<void> => {
    while (begun < count) {
      begun += 1;
      made.push(await make());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return made;
}
