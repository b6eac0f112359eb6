/** Sealing: from what was told to pages, and what they take on disk. */
import { slicesAMonth } from './data.ts';
import { seal, tell } from './filled.ts';
import { option, size } from './options.ts';
import { atPlace, placeNames } from './places.ts';
import type { Place } from './places.ts';
import { rate } from './rounds.ts';
import type { Section } from './rounds.ts';

const series = option('series', size(200, 10));

interface Found {
  readonly name: string;
  readonly engine: string;
  readonly told: number;
  readonly sealed: number;
  readonly pageBytes: number;
  readonly runBytes: number;
}

export async function run(): Promise<Section> {
  const found: Found[] = [];
  for (const name of placeNames) found.push(await atPlace(name, measure));
  const slices = series * slicesAMonth;
  return {
    title: 'Sealing: slices into pages',
    about: [
      `${series} series × 30 days of minute slices (${(slices / 1e6).toFixed(1)} million; half probes, half requests), told as history and then sealed: runs read, laid, encoded, hashed and written with their ledger entry, durably. Bytes are those of the table with its indexes (embedded: growth of the database's files), for each slice.`,
    ],
    head: ['store', 'told, slices/s', 'sealed, slices/s', 'sealed pages, B/slice', 'runs as told, B/slice'],
    rows: found.map((one) => [
      `${one.name} (${one.engine})`,
      rate(one.told),
      rate(one.sealed),
      (one.pageBytes / slices).toFixed(2),
      (one.runBytes / slices).toFixed(2),
    ]),
    targets: found.flatMap(({ name, sealed, pageBytes }) => [
      { what: `${name}: sealing at least 2 M slices/s`, reached: sealed >= 2e6, measured: rate(sealed) },
      {
        what: `${name}: at most 2 bytes a slice in sealed pages`,
        reached: pageBytes / slices <= 2,
        measured: (pageBytes / slices).toFixed(2),
      },
    ]),
  };
}

async function measure(place: Place): Promise<Found> {
  const { name, engine, store } = place;
  const slices = series * slicesAMonth;
  const [pagesEmpty, runsEmpty] = [await place.bytesOf('pages'), await place.bytesOf('runs')];
  const told = slices / ((await tell(store, series)) / 1e3);
  const runBytes = (await place.bytesOf('runs')) - runsEmpty;
  const pagesBefore = name === 'embedded' ? await place.bytesOf('pages') : pagesEmpty;
  const { pages, ms } = await seal(store);
  if (pages !== series * 30) throw new Error(`${pages} pages were sealed, ${series * 30} were to be.`);
  const pageBytes = (await place.bytesOf('pages')) - pagesBefore;
  return { name, engine, told, sealed: slices / (ms / 1e3), pageBytes, runBytes };
}
