import { freemem, totalmem } from "node:os";
import { socketFolder } from "./socket.ts";

const mebibyte = 1024 * 1024;

/**
 * The server's command line. Memory follows the machine (an eighth for shared buffers, at most 1 GiB) but never needs more than
 * a machine with 1 GB has.
 *
 * @param durable false switches off everything that protects data from a power cut: for tests only
 */
export function serverArguments(cluster: string, port: number, durable: boolean): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: socketFolder(cluster) ?? "",
    max_connections: 100,
    shared_preload_libraries: "pg_stat_statements",
    password_encryption: "scram-sha-256",
    timezone: "UTC",
    log_timezone: "UTC",
    // A message's detail can quote a row ("Key (email)=(…) already exists"): personal data stays out of the log.
    log_error_verbosity: "terse",
    shared_buffers: `${sharedBuffers()}MB`,
    effective_cache_size: `${Math.round(totalmem() / mebibyte / 2)}MB`,
    work_mem: "8MB",
    maintenance_work_mem: "64MB",
    max_wal_size: "1GB",
    checkpoint_timeout: "15min",
    random_page_cost: 1.1,
    // Short statements only: compiling them costs more than it brings.
    jit: "off",
    // What is read is mostly in the page cache of a small machine: workers that fetch it cost more than they overlap.
    io_method: "sync",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum_naptime: "5min" }),
  };
  return ["-D", cluster, "-p", String(port), ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

function sharedBuffers(): number {
  const eighth = Math.min(totalmem() / 8, freemem() / 2) / mebibyte;
  return Math.round(Math.min(1024, Math.max(64, eighth)));
}
