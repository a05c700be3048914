/** Where a file's variant lies in the store. Sharded by the id's random end: its start is the time and would fill one folder. */
export function variantKey(fileId: string, variant: string): string {
  return `${folderOf(fileId)}${variant}`;
}
/** Where a piece of an upload lies. `unique` keeps two nodes that write the same piece from overwriting each other. */
export function partKey(fileId: string, start: number, unique: string): string {
  return `${folderOf(fileId)}parts/${String(start).padStart(8, "0")}-${unique}`;
}
/** Everything of one file, for removal; ends with a slash. */
export function folderOf(fileId: string): string {
  return `files/${fileId.slice(-2)}/${fileId}/`;
}
