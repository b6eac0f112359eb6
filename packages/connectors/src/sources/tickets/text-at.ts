/** A word somewhere inside a document. Owns: the path (`fields.components.0.name`); only own members are followed. */

export function textAt(document: unknown, path: string): string | undefined {
  let found: unknown = document;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = Object.entries(found).find(([own]) => own === name)?.[1];
  }
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
