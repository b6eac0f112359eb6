/** The zip around the files of a pack. Owns: its bytes, and refusing what is damaged or unreasonably large. */
import type { Outcome, PackFiles } from '@troth/core';
import { unzipSync, zipSync } from 'fflate';

const mostBytes = 512_000_000;

/** The same files give the same bytes: no clock, no machine zone. */
export function zipPack(files: PackFiles): Uint8Array {
  // Zip keeps local time without a zone; the first it can name is the same everywhere.
  return zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(1980, 0, 1) });
}

class Refused extends Error {}

/** The files of a zip, at its root or in the one folder that it holds. */
export function unzipPack(bytes: Uint8Array, name: string): Outcome<PackFiles> {
  const seen = new Set<string>();
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name: file, originalSize }) => {
        if (seen.has(file)) throw new Refused(`holds ${file} twice, and only one of them can be meant`);
        seen.add(file);
        total += originalSize;
        if (total > mostBytes) throw new Refused(`unpacks to more than ${mostBytes / 1_000_000} MB`);
        return !file.endsWith('/');
      },
    });
    return { ok: true, value: atRoot(new Map(Object.entries(files))) };
  } catch (error) {
    const why = error instanceof Refused ? error.message : 'is cut off, damaged or no zip; ask its sender for it again';
    return { ok: false, refusals: [{ code: 'PACK-UNREADABLE', message: `${name}: ${why}` }] };
  }
}

/** Whoever unpacked a pack and packed it again has put its folder around it. */
export function atRoot(files: PackFiles): PackFiles {
  const folders = new Set([...files.keys()].map((file) => file.slice(0, file.indexOf('/') + 1)));
  const [folder = ''] = folders;
  if (folder === '' || folders.size > 1 || !files.has(`${folder}pack.json`)) return files;
  return new Map([...files].map(([file, content]) => [file.slice(folder.length), content]));
}
