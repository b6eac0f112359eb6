/** How a store refuses: errors that callers tell apart. Anything else that is thrown is a fault of the program. */

/** A record has another version than was expected, or a key was used for something else. */
export class Conflict extends Error {
  readonly found: number | undefined;

  constructor(message: string, found?: number) {
    super(message);
    this.name = 'Conflict';
    this.found = found;
  }
}

/** The store cannot work now (disk full, database away); what was asked for may be asked again later. */
export class Unavailable extends Error {
  /** `full`: no space; `away`: no connection; `closing`: shutting down. */
  readonly why: 'full' | 'away' | 'closing';

  constructor(why: 'full' | 'away' | 'closing', message: string) {
    super(message);
    this.name = 'Unavailable';
    this.why = why;
  }
}

/** The store refuses to open: locked by another process, too new, damaged, not fit for production. */
export class CannotOpen extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CannotOpen';
  }
}
