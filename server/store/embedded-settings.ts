/**
 * How the embedded PostgreSQL is set: small at rest, quick at imports of millions of rows, and as safe as any other.
 * Given on the command line, so that an upgrade of Rapport changes them for databases that exist.
 * fsync, full_page_writes and synchronous_commit stay on: a click that was redirected is on the disk.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // A socket file in /tmp would be a second door, and its leftovers a second thing to clean.
  unix_socket_directories: '',
  max_connections: 50,

  // Pages that were ever touched count as memory at rest. After 5M rows into three indexes in random order: 64 MB leave 84 MB in
  // all and took 240 s, 128 MB leave 151 MB and took 199 s. With Node, npm and 300 MB for all, 64 MB; the file cache does the rest.
  shared_buffers: '64MB',
  wal_buffers: '8MB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  autovacuum_work_mem: '32MB',
  effective_cache_size: '1GB',
  random_page_cost: 1.1,
  // Compiling a query costs more memory and time than it saves at this size.
  jit: 'off',
  // The default keeps helper processes for reading ahead; the file cache does that here.
  io_method: 'sync',

  // Nobody replicates from here: less is logged, and loads into a table made in the same transaction log nothing.
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_replication_slots: 0,
  max_logical_replication_workers: 0,
  // After each checkpoint the first touch of a page logs it whole. That import took 270 s at 1 GB (44 checkpoints), 240 s at 2 GB (6)
  // and 215 s at 4 GB (3), which leaves 3.6 GB of log on the disk: too much for a small machine.
  max_wal_size: '2GB',
  min_wal_size: '80MB',
  checkpoint_timeout: '15min',
  log_checkpoints: 'off',

  // The log is for the operator, not a second copy of people's data: no statements, no values.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  lc_messages: 'C',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

export const settings = (): string[] => Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
