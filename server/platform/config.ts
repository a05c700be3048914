import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { inputWords } from "./input-words.ts";

/** A start that can't go on, with words for the console instead of a stack trace. */
export class ConfigError extends Error {}

const boolean = z.enum(["0", "1", "true", "false"]).transform((v) => v === "1" || v === "true");
const port = z.coerce.number().int().min(0).max(65535);
const url = (protocols: string[]) => z.string().refine((v) => URL.canParse(v) && protocols.includes(new URL(v).protocol), `must start with ${protocols.join(" or ")}//`);
/** Pages, mails and links are put right behind it. */
const siteUrl = url(["http:", "https:"]).refine((v) => !URL.canParse(v) || /^\/*$/.test(v.slice(new URL(v).origin.length)), "must be the address alone, without a path, a query or a password");
const urlWithHost = (protocols: string[]) => url(protocols).refine((v) => !URL.canParse(v) || new URL(v).hostname !== "", "must name a host");

/** Each variable: its rule and an example that the error message shows. */
const variables = {
  PORT: { schema: port.default(3000), example: "3000" },
  HOST: { schema: z.string().min(1).default("127.0.0.1"), example: "127.0.0.1, or 0.0.0.0 behind a reverse proxy" },
  BARAZA_PUBLIC_URL: { schema: siteUrl.optional(), example: "https://help.example.com" },
  DATABASE_URL: { schema: url(["postgres:", "postgresql:"]).optional(), example: "postgres://owner:password@db.example.com:5432/baraza" },
  BARAZA_SECRET: { schema: z.string().min(32, "must have at least 32 characters").optional(), example: "the output of: openssl rand -base64 36" },
  BARAZA_SETUP_TOKEN: { schema: z.string().min(12, "must have at least 12 characters").max(200).optional(), example: "a phrase of 12 characters or more" },
  BARAZA_DATA_DIR: { schema: z.string().min(1).default("data"), example: "/var/lib/baraza" },
  BARAZA_ROLES: { schema: z.string().regex(/^(web|worker)(,(web|worker))?$/, "must be web, worker, or web,worker").default("web,worker"), example: "web,worker" },
  BARAZA_PRESET: { schema: z.enum(["helpdesk"]).default("helpdesk"), example: "helpdesk" },
  BARAZA_REALTIME: { schema: z.enum(["memory", "postgres", "redis"]).default("memory"), example: "postgres" },
  BARAZA_REDIS_URL: { schema: urlWithHost(["redis:", "rediss:"]).optional(), example: "redis://127.0.0.1:6379" },
  BARAZA_SMTP_URL: { schema: urlWithHost(["smtp:", "smtps:"]).optional(), example: "smtps://user:password@mail.example.com:465" },
  BARAZA_MAIL_FROM: { schema: z.string().regex(/^([^<>@]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, "must be an address, or a name with the address in < >").default("Baraza <help@baraza.localhost>"), example: "Help desk <help@example.com>" },
  BARAZA_MAILBOX: { schema: z.enum(["on", "off"]).default("on"), example: "off: without BARAZA_SMTP_URL mails then wait in the outbox" },
  BARAZA_LOG: { schema: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"), example: "info" },
  BARAZA_POOL: { schema: z.coerce.number().int().min(2).max(200).default(16), example: "16" },
  BARAZA_JOBS: { schema: z.coerce.number().int().min(1).max(50).default(2), example: "2" },
  BARAZA_TRUST_PROXY: { schema: z.coerce.number().int().min(0).max(10).default(0), example: "1 when one reverse proxy adds to X-Forwarded-For; 2 for two in a row" },
  BARAZA_READY_JSON: { schema: boolean.default(false), example: "1 prints one JSON line when listening" },
  BARAZA_CHECK_OUTPUTS: { schema: boolean.default(false), example: "1 in development: answers are checked against their contract" },
  BARAZA_METRICS_TOKEN: { schema: z.string().min(16, "must have at least 16 characters").optional(), example: "the output of: openssl rand -hex 16" },
  BARAZA_FILES: { schema: z.enum(["disk", "s3"]).default("disk"), example: "s3" },
  BARAZA_S3_ENDPOINT: { schema: url(["http:", "https:"]).optional(), example: "https://s3.example.com (leave out for Amazon's own)" },
  BARAZA_S3_REGION: { schema: z.string().regex(/^[a-z0-9-]+$/, "must be a region's name").default("us-east-1"), example: "eu-west-1" },
  BARAZA_S3_BUCKET: { schema: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be a bucket's name: 3 to 63 lower-case letters, digits, dots and dashes").optional(), example: "baraza-files" },
  BARAZA_S3_KEY_ID: { schema: z.string().min(1).max(200).optional(), example: "the access key id that your storage provider shows" },
  BARAZA_S3_KEY_SECRET: { schema: z.string().min(1).max(500).optional(), example: "the secret access key that belongs to it" },
  BARAZA_S3_PATH_STYLE: { schema: boolean.default(false), example: "1 for servers of your own, such as MinIO or Garage" },
  BARAZA_FILE_WORKERS: { schema: z.coerce.number().int().min(1).max(16).default(1), example: "2 on a machine with 4 cores: how many pictures are worked on at once" },
  BARAZA_INNER_SERVICES: { schema: boolean.default(false), example: "1 when a geocoder of your own stands in your own network" },
  BARAZA_VAPID_PUBLIC: { schema: z.string().regex(/^[A-Za-z0-9_-]{87}$/, "must be a public VAPID key: 87 characters of base64url").optional(), example: "the public key that `npx web-push generate-vapid-keys` prints; leave both out and a pair is made" },
  BARAZA_VAPID_PRIVATE: { schema: z.string().regex(/^[A-Za-z0-9_-]{43}$/, "must be a private VAPID key: 43 characters of base64url").optional(), example: "the private key of the same pair" },
  BARAZA_INNER_PUSH: { schema: boolean.default(false), example: "1 when a push service of your own stands in your own network" },
  BARAZA_WORDING_URL: { schema: url(["http:", "https:"]).optional(), example: "https://api.groq.com/openai/v1" },
  BARAZA_WORDING_KEY: { schema: z.string().min(1).max(500).optional(), example: "the API key that the model's provider shows" },
  BARAZA_WORDING_MODEL: { schema: z.string().min(1).max(200).optional(), example: "a model's id, as the provider's list of models has it" },
  BARAZA_RATE_LIMITS: { schema: z.enum(["on", "off"]).default("on"), example: "on (off only to measure on a machine of your own)" },
} as const;

type Variables = { [K in keyof typeof variables]: z.output<(typeof variables)[K]["schema"]> };

/** Where uploaded files are kept (CV-7). */
export type FilesConfig =
  | { store: "disk"; workers: number }
  | { store: "s3"; workers: number; endpoint: string | undefined; region: string; bucket: string; keyId: string; keySecret: string; pathStyle: boolean };

export interface Config {
  port: number;
  host: string;
  /** Address that people use, without a slash at the end. Set after listening when not configured. */
  publicUrl: string | undefined;
  /** Role that owns the tables: migrations and the job queue. */
  ownerUrl: string;
  appUrl: string;
  secret: string;
  setupToken: string | undefined;
  dataDir: string;
  roles: ReadonlySet<"web" | "worker">;
  preset: "helpdesk";
  realtime: "memory" | "postgres" | "redis";
  redisUrl: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Page of the development mailbox that `npm start` runs while no mail server is set. */
  mailboxUrl: string | undefined;
  logLevel: "silent" | "error" | "warn" | "info" | "debug";
  poolSize: number;
  jobConcurrency: number;
  /** How many reverse proxies stand before us: so many entries of X-Forwarded-For, from the right, are believed. */
  trustProxy: number;
  readyJson: boolean;
  rateLimits: boolean;
  /** Whether addresses that settings name may lie in our own networks (server/platform/http/ask-outside.ts). */
  innerServices: boolean;
  /** The keys that push messages are signed with; made and kept in the database when not given. */
  vapid: { publicKey: string; privateKey: string } | undefined;
  /** Whether push services may lie in our own networks, and without TLS. Browsers name their push service: off where anybody signs up. */
  innerPush: boolean;
  /** An OpenAI-compatible endpoint that may put help articles into words (AS-10). */
  wording: { url: string; key: string | undefined; model: string } | undefined;
  /** Checks every answer against its contract: on in tests and development. */
  checkOutputs: boolean;
  /** Passwords are kept with little work: set by tests in their code, by nothing else. */
  lightPasswords: boolean;
  /** Milliseconds that the event loop may lag before requests are refused for a while; 0 in tests, whose machine may do other things too. */
  mostLag: number;
  files: FilesConfig;
  /** Bearer token for `/metrics`; without one only this machine may read it. */
  metricsToken: string | undefined;
}

/** @returns the refusal to start for one variable that turned out to be wrong: what it says can't be used here */
export function wrongVariable(name: keyof typeof variables, what: string): ConfigError {
  return new ConfigError(`The configuration is not right:\n${problem(name, what)}`);
}

function problem(name: string, what: string): string {
  return `  ${name}: ${what}\n    for example: ${name}=${variables[name as keyof typeof variables].example}`;
}

/** Checks the environment. @throws ConfigError that names the variable, what was wrong and an example. */
export function readEnvironment(env: NodeJS.ProcessEnv): Variables {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, { schema }] of Object.entries(variables)) {
    const given = env[name] === "" ? undefined : env[name];
    const parsed = schema.safeParse(given, { error: inputWords });
    if (parsed.success) values[name] = parsed.data;
    else problems.push(problem(name, parsed.error.issues.map((i) => i.message).join("; ")));
  }
  if (values.BARAZA_REALTIME === "redis" && values.BARAZA_REDIS_URL === undefined) {
    problems.push(problem("BARAZA_REDIS_URL", "is needed when BARAZA_REALTIME=redis"));
  }
  for (const name of values.BARAZA_FILES === "s3" ? (["BARAZA_S3_BUCKET", "BARAZA_S3_KEY_ID", "BARAZA_S3_KEY_SECRET"] as const) : []) {
    if (values[name] === undefined) problems.push(problem(name, "is needed when BARAZA_FILES=s3"));
  }
  if ((values.BARAZA_VAPID_PUBLIC === undefined) !== (values.BARAZA_VAPID_PRIVATE === undefined)) {
    const missing = values.BARAZA_VAPID_PUBLIC === undefined ? "BARAZA_VAPID_PUBLIC" : "BARAZA_VAPID_PRIVATE";
    problems.push(problem(missing, "is needed beside the other key of the pair"));
  }
  if ((values.BARAZA_WORDING_URL === undefined) !== (values.BARAZA_WORDING_MODEL === undefined)) {
    const missing = values.BARAZA_WORDING_URL === undefined ? "BARAZA_WORDING_URL" : "BARAZA_WORDING_MODEL";
    problems.push(problem(missing, "is needed beside the other"));
  }
  if (problems.length > 0) throw new ConfigError(`The configuration is not right:\n${problems.join("\n")}`);
  return values as Variables;
}

/** The instance's secret: from the environment, else made once and kept in the data folder, readable by its owner only. */
export function instanceSecret(given: string | undefined, dataDir: string): string {
  if (given) return given;
  const file = join(dataDir, "secret");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  mkdirSync(dataDir, { recursive: true });
  const made = randomBytes(36).toString("base64url");
  writeFileSync(file, `${made}\n`, { mode: 0o600 });
  return made;
}

/** Puts the checked environment and the database's addresses together. */
export function configFrom(v: Variables, database: { ownerUrl: string; appUrl: string }, secret: string): Config {
  return {
    port: v.PORT, host: v.HOST, publicUrl: v.BARAZA_PUBLIC_URL?.replace(/\/+$/, ""), ...database, secret,
    setupToken: v.BARAZA_SETUP_TOKEN, dataDir: resolve(v.BARAZA_DATA_DIR), roles: new Set(v.BARAZA_ROLES.split(",") as ("web" | "worker")[]),
    preset: v.BARAZA_PRESET, realtime: v.BARAZA_REALTIME, redisUrl: v.BARAZA_REDIS_URL, smtpUrl: v.BARAZA_SMTP_URL, mailFrom: v.BARAZA_MAIL_FROM,
    mailboxUrl: undefined, logLevel: v.BARAZA_LOG, poolSize: v.BARAZA_POOL, jobConcurrency: v.BARAZA_JOBS, trustProxy: v.BARAZA_TRUST_PROXY,
    checkOutputs: v.BARAZA_CHECK_OUTPUTS, lightPasswords: false, mostLag: 2000, metricsToken: v.BARAZA_METRICS_TOKEN, readyJson: v.BARAZA_READY_JSON, rateLimits: v.BARAZA_RATE_LIMITS === "on", innerServices: v.BARAZA_INNER_SERVICES,
    wording: v.BARAZA_WORDING_URL && v.BARAZA_WORDING_MODEL ? { url: v.BARAZA_WORDING_URL.replace(/\/+$/, ""), key: v.BARAZA_WORDING_KEY, model: v.BARAZA_WORDING_MODEL } : undefined,
    files: filesFrom(v), innerPush: v.BARAZA_INNER_PUSH,
    vapid: v.BARAZA_VAPID_PUBLIC && v.BARAZA_VAPID_PRIVATE ? { publicKey: v.BARAZA_VAPID_PUBLIC, privateKey: v.BARAZA_VAPID_PRIVATE } : undefined,
  };
}

function filesFrom(v: Variables): FilesConfig {
  const workers = v.BARAZA_FILE_WORKERS;
  if (v.BARAZA_FILES === "disk") return { store: "disk", workers };
  return {
    store: "s3", workers, endpoint: v.BARAZA_S3_ENDPOINT, region: v.BARAZA_S3_REGION, bucket: v.BARAZA_S3_BUCKET ?? "",
    keyId: v.BARAZA_S3_KEY_ID ?? "", keySecret: v.BARAZA_S3_KEY_SECRET ?? "", pathStyle: v.BARAZA_S3_PATH_STYLE,
  };
}
