import type { Column, Parameter, Statement } from "./describe-statements.ts";

/**
 * Writes the TypeScript file for the statements of one `.sql` file.
 *
 * @param sqlName the `.sql` file's name
 * @param queryablePath where the file imports the type `Queryable` from
 */
export function emitQueries(sqlName: string, queryablePath: string, statements: Statement[]): string {
  return [`// Made from ${sqlName} by \`npm run sql\`: change that file, not this one.`, `import type { Queryable } from "${queryablePath}";\n`, ...statements.map(emitStatement)].join("\n");
}

function emitStatement(statement: Statement): string {
  const type = statement.name[0]?.toUpperCase() + statement.name.slice(1);
  const value = statement.name[0]?.toLowerCase() + statement.name.slice(1);
  const { parameters, columns } = statement;
  const values = parameters.map(emitValue).join(", ");
  const signature = parameters.length > 0 ? `params: ${type}Params` : "_params: void";
  const query = (row: string) => `on.query${row}(${value}Text${parameters.length > 0 ? `, [${values}]` : ""})`;
  return [
    parameters.length > 0 ? `export interface ${type}Params {\n${parameters.map(emitParameter).join("\n")}\n}\n` : undefined,
    columns.length > 0 ? `export interface ${type}Result {\n${columns.map(emitColumn).join("\n")}\n}\n` : undefined,
    `const ${value}Text = ${quoted(statement.text)};\n`,
    `export const ${value} = {\n  text: ${value}Text,`,
    columns.length > 0
      ? `  /** @returns the rows */\n  async run(${signature}, on: Queryable): Promise<${type}Result[]> {\n    return (await ${query(`<${type}Result>`)}).rows;\n  },`
      : `  /** @returns how many rows it touched */\n  async run(${signature}, on: Queryable): Promise<number> {\n    return (await ${query("")}).rowCount;\n  },`,
    "};\n",
  ]
    .filter((part) => part !== undefined)
    .join("\n");
}

function emitParameter({ name, type, required }: Parameter): string {
  return required ? `  ${name}: ${type};` : `  ${name}?: ${type} | null;`;
}

function emitColumn({ name, type, nullable }: Column): string {
  const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
  return `  ${key}: ${type}${nullable && type !== "unknown" ? " | null" : ""};`;
}

function emitValue({ name, json, required }: Parameter): string {
  if (!json) return `params.${name}`;
  return required ? `JSON.stringify(params.${name})` : `params.${name} == null ? null : JSON.stringify(params.${name})`;
}

function quoted(text: string): string {
  return `\`${text.replaceAll(/[\\`]|\$\{/g, (found) => `\\${found}`)}\``;
}
