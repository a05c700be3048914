/* @name overview */
SELECT o.database AS "name!", o.version AS "version!", o.started_at AS "startedAt!", o.owner AS "owner!", o.sees_all AS "seesAll!", o.size_bytes AS "sizeBytes!",
       o.max_connections AS "maxConnections!", o.connections AS "connections!", o.blocks_hit AS "hits!", o.blocks_read AS "reads!", o.since AS "since?"
  FROM insight.database_overview() o;

/* @name tables */
SELECT f.schema_name AS "schema!", f.table_name AS "table!", f.partitions AS "partitions!", f.row_count AS "rows!", f.exact AS "exact!", f.table_bytes AS "tableBytes!",
       f.index_bytes AS "indexBytes!", f.toast_bytes AS "toastBytes!", f.live_rows AS "liveRows!", f.dead_rows AS "deadRows!", f.last_vacuum AS "lastVacuumAt?", f.last_analyze AS "lastAnalyzeAt?"
  FROM insight.table_figures(:exactBytes!) f;

/* @name indexes */
SELECT f.schema_name AS "schema!", f.table_name AS "table!", f.index_name AS "index!", f.scans AS "scans!", f.rows_read AS "rowsRead!", f.bytes AS "bytes!", f.guards AS "guards!", f.last_scan AS "lastScanAt?"
  FROM insight.index_figures() f;

/* @name statementsSource */
SELECT s.state AS "state!", s.since AS "since?", s.evicted AS "evicted?" FROM insight.statements_source() s;

/* @name statements */
SELECT f.statement AS "text!", f.calls AS "calls!", f.mean_ms AS "meanMs!", f.total_ms AS "totalMs!", f.slowest_ms AS "slowestMs!", f.row_count AS "rows!", coalesce(f.share, 0) AS "share!"
  FROM insight.statement_figures(:by!, :limit!) f;

/* @name connections */
SELECT f.state AS "state!", f.here AS "here!", f.connections AS "count!", f.longest_seconds AS "longestSeconds?" FROM insight.connection_figures() f;

/* @name replicas */
SELECT r.name AS "name!", coalesce(r.state, 'unknown') AS "state!", coalesce(r.sync_state, 'unknown') AS "sync!", r.behind_bytes AS "behindBytes?", r.behind_seconds AS "behindSeconds?" FROM insight.replicas() r;

/* @name jobs */
SELECT f.task AS "task!", f.waiting AS "waiting!", f.scheduled AS "scheduled!", f.running AS "running!", f.failing AS "failing!", f.given_up AS "givenUp!", f.oldest_seconds AS "oldestSeconds?"
  FROM insight.job_figures(:now!) f;
