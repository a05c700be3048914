import { usePages } from "../src/lib/use-pages.ts";
import { InfiniteList } from "../src/ui/InfiniteList.tsx";

/** A list from the API, for tests that answer in the API's place. */
export function Feed() {
  const list = usePages<{ id: string }>(["feed"], "/api/feed", { status: "open" });
  return (
    <main className="mx-auto max-w-md py-4">
      <h1 className="sr-only">Feed</h1>
      <InfiniteList list={list} label="Feed" itemKey={(item) => item.id}>
        {(item) => <p className="px-4 py-3">{item.id}</p>}
      </InfiniteList>
    </main>
  );
}
