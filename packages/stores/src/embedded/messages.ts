/** What the thread of the database and the thread of the program say to each other. */

/** How the thread of the database is to start. */
export interface Start {
  /** Where the database's files are; in memory when missing. */
  readonly data: string | undefined;
  /** A database in memory that begins as this one: what `snapshot` answered. */
  readonly from: Uint8Array | undefined;
  /** False only for a control that has to lose data. */
  readonly durable: boolean;
}

/** Bytes of PostgreSQL's protocol from one connection. */
export interface Request {
  readonly kind: 'bytes';
  readonly connection: number;
  readonly bytes: Uint8Array;
}

export interface Question {
  readonly kind: 'snapshot' | 'counters' | 'close';
  readonly id: number;
}

export type ToDatabase = Request | Question;

/** What the file layer has done since the start. */
export interface FileCounters {
  readonly fileSyncs: number;
  readonly directorySyncs: number;
}

export interface Ready {
  readonly kind: 'ready';
  /** "PostgreSQL 18.6". */
  readonly version: string;
}

export interface Reply {
  readonly kind: 'bytes';
  readonly connection: number;
  readonly bytes: Uint8Array;
}

/** A request has been worked off. */
export interface Done {
  readonly kind: 'done';
}

/**
 * The database cannot go on. `full`: no space on the device. `broken`: a sync failed, so what is in memory and what is on
 * the device may differ for ever. `crashed`: the engine ended itself; opening it again recovers.
 */
export interface Fault {
  readonly kind: 'fault';
  readonly why: 'full' | 'broken' | 'crashed' | 'unopenable';
  readonly message: string;
}

export interface Answer {
  readonly kind: 'answer';
  readonly id: number;
  readonly counters?: FileCounters;
  readonly snapshot?: Uint8Array;
}

export type FromDatabase = Ready | Reply | Done | Fault | Answer;
