/** Space on the disk of the embedded database. Owns: when there is too little to go on. */
import { statfs } from 'node:fs/promises';
import type { Configuration } from '../configuration/settings.ts';

export interface DiskSpace {
  readonly freeBytes: number;
  readonly sizeBytes: number;
}

/** Undefined where nothing is kept on a disk of this machine. */
export async function diskSpace(configuration: Configuration): Promise<DiskSpace | undefined> {
  const { 'store.url': url, 'store.directory': directory } = configuration;
  if (url !== undefined || directory === 'memory') return undefined;
  const { bavail, bsize, blocks } = await statfs(directory);
  return { freeBytes: bavail * bsize, sizeBytes: blocks * bsize };
}

const mebi = 1_048_576;

/** A sentence when space runs out: writing on until the disk is full would end the database. */
export function spaceTrouble(space: DiskSpace | undefined, configuration: Configuration): string | undefined {
  if (space === undefined) return undefined;
  const { 'store.leastFreeMegabytes': megabytes, 'store.leastFreePercent': percent } = configuration;
  const { freeBytes, sizeBytes } = space;
  const few = freeBytes < megabytes * mebi;
  if (!few && freeBytes * 100 >= sizeBytes * percent) return undefined;
  const least = few ? `${megabytes} MiB` : `${percent} % of the disk`;
  return `${Math.floor(freeBytes / mebi)} MiB are free where the database lies, less than ${least}. Make room, or change store.leastFreeMegabytes and store.leastFreePercent.`;
}
