/** A kind is a folder holding a file of the same name; the `kinds.ts` above it lists it, and only that list names it. */
import { posix } from 'node:path';
import { importsOf } from './imports.ts';
import { isTest } from './source.ts';
import type { Finding, Rule, Source } from './source.ts';

type KindFolder = { readonly list: string; readonly room: string; readonly folder: string };

/** Nearest `kinds.ts` above each folder that looks like a kind (`x/x.ts`). */
export function kindFolders(files: readonly Source[]): KindFolder[] {
  const paths = new Set(files.map((file) => file.path));
  return files.flatMap((file): KindFolder[] => {
    const folder = posix.dirname(file.path);
    if (!file.path.startsWith('packages/') || posix.basename(file.path) !== `${posix.basename(folder)}.ts`) return [];
    for (let room = posix.dirname(folder); room.includes('/src'); room = posix.dirname(room)) {
      const list = `${room}/kinds.ts`;
      if (paths.has(list)) return [{ list, room, folder }];
    }
    return [];
  });
}

export const everyKindListed: Rule = (files) =>
  kindFolders(files).flatMap(({ list, folder }): Finding[] => {
    const source = files.find((file) => file.path === list);
    const listed = source !== undefined && importsOf(source).some((found) => found.target?.startsWith(`${folder}/`));
    if (listed) return [];
    const fault = `kind "${posix.basename(folder)}" is not listed`;
    return [
      {
        path: list,
        line: 1,
        fault,
        mend: `Import it from "./${posix.relative(posix.dirname(list), folder)}/" and add it to the list.`,
      },
    ];
  });

export const onlyListsNameKinds: Rule = (files) => {
  const kinds = kindFolders(files);
  return files
    .filter((file) => !isTest(file.path))
    .flatMap(importsOf)
    .flatMap((found): Finding[] => {
      const kind = kinds.find(({ folder }) => found.target?.startsWith(`${folder}/`));
      if (kind === undefined || found.from.startsWith(`${kind.room}/`)) return [];
      const fault = `names the kind "${posix.basename(kind.folder)}" from outside its room`;
      return [
        {
          path: found.from,
          line: found.line,
          fault,
          mend: `Ask ${kind.list} for it; what others need belongs in the kind's definition.`,
        },
      ];
    });
};
