/**
 * What every drill has in common. Owns: its options, its end in bounded time with everything put away, and the one line of
 * JSON by which it is judged. A drill that did less work than its floor has failed, whatever it found; its control is broken
 * on purpose and has to fail.
 */
import { parseArgs } from 'node:util';
import { chanceFrom } from './chance.ts';
import type { Chance } from './chance.ts';

export type StoreKind = 'embedded' | 'postgres';

export interface Setting {
  readonly store: StoreKind;
  readonly seed: number;
  /** Kills, crashes, runs: what the drill counts. */
  readonly amount: number;
  /** Break what is tried, on purpose. */
  readonly control: boolean;
  readonly chance: Chance;
  /** One line for whoever watches. */
  readonly say: (text: string) => void;
  /** Called at the end in any case, the last one first. */
  readonly atEnd: (stop: () => unknown) => void;
}

export interface Result {
  readonly figures: Readonly<Record<string, unknown>>;
  /** Sentences; none when the drill passes. */
  readonly faults: readonly string[];
  /** It did not come to its end. */
  readonly thrown?: true;
}

export interface Drill {
  readonly name: string;
  readonly stores: readonly StoreKind[];
  readonly amount: { readonly option: string; readonly full: number; readonly short: number };
  /** The drill has failed when it takes longer. */
  readonly minutes: { readonly full: number; readonly short: number };
  readonly run: (setting: Setting) => Promise<Result>;
}

interface Asked {
  readonly store: StoreKind;
  readonly seed: number;
  readonly amount: number;
  readonly control: boolean;
  readonly minutes: number;
}

/** A count given on the command line. */
function wholeNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,10}$/u.test(text)) throw new RangeError(`--${name} ${text}: give a whole number`);
  return Number(text);
}

function askedFor(drill: Drill): Asked {
  const { option, full, short } = drill.amount;
  const { values } = parseArgs({
    options: {
      store: { type: 'string' },
      seed: { type: 'string' },
      control: { type: 'boolean' },
      short: { type: 'boolean' },
      [option]: { type: 'string' },
    },
  });
  const store = drill.stores.find((kind) => kind === (values.store ?? drill.stores[0]));
  if (store === undefined)
    throw new RangeError(`--store ${String(values.store)}: ${drill.name} knows ${drill.stores.join(', ')}`);
  const amount = values[option];
  const isShort = values.short === true;
  return {
    store,
    seed: wholeNumber('seed', typeof values.seed === 'string' ? values.seed : undefined, 1),
    amount: wholeNumber(option, typeof amount === 'string' ? amount : undefined, isShort ? short : full),
    control: values.control === true,
    minutes: isShort ? drill.minutes.short : drill.minutes.full,
  };
}

/** Complaint when less was done than the drill needs to mean anything. */
export const floor = (what: string, done: number, least: number): readonly string[] =>
  done >= least ? [] : [`only ${done} ${what}, at least ${least} are needed for the drill to mean anything`];

/** Runs the drill as the command line says and ends the process: 0 passed, 1 failed, 2 asked wrongly. */
export async function runDrill(drill: Drill): Promise<never> {
  let asked: Asked;
  try {
    asked = askedFor(drill);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
  const began = performance.now();
  const stops: (() => unknown)[] = [];
  const { store, seed, control, amount, minutes } = asked;
  const setting: Setting = {
    store,
    seed,
    control,
    amount,
    chance: chanceFrom(seed),
    say: (text) => console.error(`${drill.name} ${store} ${seconds(began).toFixed(1)} s: ${text}`),
    atEnd: (stop) => stops.unshift(stop),
  };
  const result = await within(minutes, () => drill.run(setting)).catch((error: unknown): Result => {
    console.error(error);
    return { figures: {}, faults: [error instanceof Error ? error.message : String(error)], thrown: true };
  });
  for (const stop of stops) await Promise.resolve(stop()).catch((error: unknown) => console.error(error));
  for (const fault of result.faults.slice(0, 20)) setting.say(fault);
  const pass = result.faults.length === 0;
  const { figures, faults } = result;
  console.log(
    JSON.stringify({
      drill: drill.name,
      store,
      seed,
      control,
      [drill.amount.option]: amount,
      ...figures,
      faults: faults.length,
      ...(pass ? {} : { first: faults[0] }),
      ...(result.thrown === true ? { thrown: true } : {}),
      seconds: Number(seconds(began).toFixed(1)),
      pass,
    }),
  );
  process.exit(pass ? 0 : 1);
}

const seconds = (began: number): number => (performance.now() - began) / 1000;

async function within<T>(minutes: number, work: () => Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`It took longer than ${minutes} minutes.`)), minutes * 60_000);
  try {
    return await Promise.race([work(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
