import type { Flow, FlowOverview } from "../../../../contract/assistant-flow.ts";
import { flow as flowSchema } from "../../../../contract/assistant-flow.ts";
import { checkFlow, type FlowProblem } from "../../../../contract/flow-check.ts";
import { may } from "../../../platform/actor.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, DomainError, notFound } from "../../../platform/errors.ts";
import * as queries from "./flow.queries.ts";
import { flowOfVersion, shippedFlow } from "./load-flow.ts";

const versionsShown = 200;

/** AS-9: the published flow, its versions with the shipped one last, and the draft with what is still wrong in it. */
export async function showFlow(tx: Tx): Promise<FlowOverview> {
  const versions = await queries.listVersions.run({ limit: versionsShown }, tx);
  const draft = await findDraft(tx);
  const current = versions[0]?.version ?? 0;
  return {
    current,
    versions: [
      ...versions.map(({ version, note, restoredFrom, publishedAt, publishedById, publishedByName }) => ({ version, note, restoredFrom, publishedAt: publishedAt.toISOString(), publishedBy: { id: publishedById, name: publishedByName } })),
      { version: 0, note: "", restoredFrom: null, publishedAt: null, publishedBy: null },
    ],
    draft: draft && {
      flow: draft.flow, revision: draft.revision, basedOn: draft.basedOn, savedAt: draft.savedAt.toISOString(), savedBy: { id: draft.savedById, name: draft.savedByName }, problems: checkFlow(draft.flow),
    },
    published: await flowOfVersion(tx, current) ?? shippedFlow(tx.services),
    abilities: { change: may(tx.actor, "settings.change") },
  };
}

/** The flow of one version. @throws 404 */
export async function showVersion(tx: Tx, version: number): Promise<{ flow: Flow }> {
  const flow = await flowOfVersion(tx, version);
  if (!flow) throw notFound("This version of the flow");
  return { flow };
}

/** Saves the draft over the revision that it was made from, whatever is still wrong in it. @throws 409 `stale` with the draft as it is now */
export async function saveDraft(tx: Tx, flow: Flow, revision: number): Promise<FlowOverview> {
  await checkRevision(tx, revision);
  await queries.saveDraft.run({ flow, basedOn: await currentVersion(tx), now: tx.now }, tx);
  return showFlow(tx);
}

/** Throws the draft away. */
export async function discardDraft(tx: Tx): Promise<FlowOverview> {
  await queries.lockFlow.run(undefined, tx);
  const draft = await findDraft(tx);
  await queries.dropDraft.run(undefined, tx);
  if (draft) await audit(tx, { verb: "flow.draft_discarded", subjectKind: "flow", subjectId: null, before: draft.flow });
  return showFlow(tx);
}

/** Publishes the draft: talks that begin from now on follow it. @throws 409 `stale`, `nothing-to-publish`; 422 `flow-invalid`, a problem for each node */
export async function publishDraft(tx: Tx, revision: number, note: string): Promise<FlowOverview> {
  const draft = await checkRevision(tx, revision);
  if (!draft) throw conflict("nothing-to-publish", "There is no draft. Change something first.");
  await publish(tx, draft.flow, note, null);
  await queries.dropDraft.run(undefined, tx);
  return showFlow(tx);
}

/** Publishes an earlier version again, as a new one; the draft stays. @throws 404; 409 `already-published`; 422 `flow-invalid` */
export async function putBack(tx: Tx, version: number): Promise<FlowOverview> {
  await queries.lockFlow.run(undefined, tx);
  const { flow } = await showVersion(tx, version);
  if (version === await currentVersion(tx)) throw conflict("already-published", "This version is the published one already.");
  await publish(tx, flow, `Version ${version} put back`, version);
  return showFlow(tx);
}

async function publish(tx: Tx, flow: Flow, note: string, restoredFrom: number | null): Promise<void> {
  const problems = checkFlow(flow);
  if (problems.length > 0) throw flowInvalid(problems);
  const before = await currentVersion(tx);
  const [row] = await queries.insertVersion.run({ flow, note, restoredFrom, now: tx.now }, tx);
  await audit(tx, { verb: restoredFrom === null ? "flow.published" : "flow.put_back", subjectKind: "flow", subjectId: String(row?.version), before: { version: before }, after: { version: row?.version, note, restoredFrom } });
}

/** The draft, under the lock that all changes of the flow take. @throws 409 `stale` */
async function checkRevision(tx: Tx, revision: number) {
  await queries.lockFlow.run(undefined, tx);
  const draft = await findDraft(tx);
  if ((draft?.revision ?? 0) === revision) return draft;
  const detail = draft ? `${draft.savedByName} saved the draft meanwhile. Look at theirs, or save yours over it.` : "The draft is gone: it was published or thrown away meanwhile. Save yours as a new one, or look at what is published.";
  throw conflict("stale", detail, { revision: draft?.revision ?? 0, savedBy: draft?.savedByName ?? null });
}

async function findDraft(tx: Tx) {
  const [row] = await queries.findDraft.run(undefined, tx);
  // A draft of an older Baraza that can't be read any more: there is none then.
  const parsed = row && flowSchema.safeParse(row.flow);
  return row && parsed?.success ? { ...row, flow: parsed.data } : null;
}

async function currentVersion(tx: Tx): Promise<number> {
  const [row] = await queries.currentVersion.run(undefined, tx);
  return row?.version ?? 0;
}

function flowInvalid(problems: readonly FlowProblem[]): DomainError {
  return new DomainError({
    code: "flow-invalid", status: 422, title: "The flow can't be published yet", detail: problems.length === 1 ? "One thing is not right yet: it is named at its node." : `${problems.length} things are not right yet: each is named at its node.`,
    fields: problems.map(({ code, node, field }) => ({ path: [node ?? "flow", ...(field ? [field] : [])].join("."), message: code.replaceAll("_", " ") })), extra: { problems },
  });
}
