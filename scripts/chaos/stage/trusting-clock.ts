/** A control, loaded before the server: the ledger believes the clock, whatever was recorded before. */
import { replaceIn } from './replaced-source.ts';

replaceIn('/stores/src/postgres/ledger-sql.ts', [['Math.max(this.#clock(), row.recorded_at ?? 0)', 'this.#clock()']]);
