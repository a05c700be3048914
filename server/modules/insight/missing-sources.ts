import type { Missing } from "../../../contract/insight.ts";

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The statement statistics can't be read: what is missing, and what the server's administrator runs to give it. */
export function missingStatements(state: string, at: { owner: string; name: string }): Missing {
  const create = `\\connect ${quoted(at.name)}\nCREATE EXTENSION pg_stat_statements;`;
  switch (state) {
    case "no_extension":
      return { source: "missing", needs: `The extension pg_stat_statements is not in the database ${at.name}. As a superuser of the server, in psql:`, command: create };
    case "not_loaded":
      return {
        source: "missing",
        needs: "The server does not load pg_stat_statements. As a superuser of the server, in psql; then restart PostgreSQL (another library that is loaded already stays in the list, separated by a comma):",
        command: "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements';",
      };
    default: return missingPermission(at.owner, "statements of other roles");
  }
}

/** The role that owns the tables may not see what other roles do. */
export function missingPermission(owner: string, what: string): Missing {
  return { source: "missing", needs: `The role ${owner} may not see ${what}. As a superuser of the server, in psql:`, command: `GRANT pg_read_all_stats TO ${quoted(owner)};` };
}
