/** The door of the stores: ports, and one way to open each kind of store. */
export { CannotOpen, Conflict, Unavailable } from './ports/faults.ts';
export type * from './ports/evidence.ts';
export type * from './ports/jobs.ts';
export type * from './ports/ledger.ts';
export type * from './ports/records.ts';
export type * from './ports/store.ts';
export type * from './ports/work.ts';
export { startLocalCluster } from './postgres/local-cluster.ts';
export type { LocalCluster } from './postgres/local-cluster.ts';
export { openServer } from './postgres/server.ts';
export { memoryStore } from './memory/store.ts';
export type { MemoryStoreOptions } from './memory/store.ts';
export { openEmbeddedStore } from './embedded/store.ts';
export type { EmbeddedStore, EmbeddedStoreOptions } from './embedded/store.ts';
export { checkBackup } from './backup/backup-file.ts';
export type { BackupHead, BackupSummary } from './backup/backup-file.ts';
export type { DurableStore } from './postgres/store.ts';
