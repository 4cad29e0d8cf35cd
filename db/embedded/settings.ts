import { totalmem } from 'node:os'

/** The settings a postmaster is started with; given on its command line, so no file of the cluster can undo them. */
export function serverSettings(port: number, options: { sync: boolean }): Record<string, string> {
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // Loopback only: a socket's path may be at most 107 bytes long, and a data folder's is often longer.
    unix_socket_directories: '',
    max_connections: '100',
    ...memorySettings(options),
    // Our queries are short: compiling them costs more than it gains.
    jit: 'off',
    random_page_cost: '1.1',
    max_wal_size: '2GB',
    wal_compression: 'on',
    // A forgotten replication slot must not fill the shop's disk.
    max_slot_wal_keep_size: '1GB',
    log_timezone: 'UTC',
    timezone: 'UTC',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
    ...(options.sync ? {} : { fsync: 'off', full_page_writes: 'off' }),
  }
}

function memorySettings(options: { sync: boolean }): Record<string, string> {
  const limit = process.constrainedMemory()
  const totalMegabytes = Math.floor((limit > 0 ? Math.min(limit, totalmem()) : totalmem()) / 2 ** 20)
  const shared = options.sync ? Math.min(1024, Math.max(64, Math.floor(totalMegabytes / 16))) : 128
  return {
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(totalMegabytes / 2))}MB`,
    maintenance_work_mem: '128MB',
    work_mem: '8MB',
  }
}
