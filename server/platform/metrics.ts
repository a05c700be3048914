import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry as PrometheusRegistry } from "prom-client";

/** Figures of one process for `/metrics` (Prometheus text format). */
export class Metrics {
  readonly registry = new PrometheusRegistry();
  readonly httpSeconds = new Histogram({
    name: "baraza_http_seconds", help: "Duration of HTTP requests by route and status.", labelNames: ["method", "route", "status"] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5], registers: [this.registry],
  });
  readonly jobSeconds = new Histogram({
    name: "baraza_job_seconds", help: "Duration of jobs by name and outcome.", labelNames: ["job", "outcome"] as const,
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10], registers: [this.registry],
  });
  readonly sockets = new Gauge({ name: "baraza_sockets", help: "Connected sockets.", registers: [this.registry] });
  readonly messages = new Counter({ name: "baraza_messages_total", help: "Messages posted.", registers: [this.registry] });
  readonly fileSeconds = new Histogram({
    name: "baraza_file_seconds", help: "Time to look at an uploaded file and make its copies, by outcome.", labelNames: ["outcome"] as const,
    buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60], registers: [this.registry],
  });
  readonly uploadedBytes = new Counter({ name: "baraza_uploaded_bytes_total", help: "Bytes that uploads brought.", registers: [this.registry] });
  readonly filesServed = new Counter({ name: "baraza_files_served_total", help: "Files given out, by result.", labelNames: ["result"] as const, registers: [this.registry] });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
