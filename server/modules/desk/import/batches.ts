/** What comes one by one, gathered: at most `size` at once, fewer when their `weight` adds up to `heaviest`. */
export async function* batchesOf<Item>(items: AsyncIterable<Item>, size: number, weight: (item: Item) => number = () => 0, heaviest = 1): AsyncGenerator<Item[]> {
  let batch: Item[] = [], sum = 0;
  for await (const item of items) {
    batch.push(item);
    sum += weight(item);
    if (batch.length < size && sum < heaviest) continue;
    yield batch;
    batch = [];
    sum = 0;
  }
  if (batch.length > 0) yield batch;
}
