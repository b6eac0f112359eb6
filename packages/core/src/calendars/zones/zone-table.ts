/**
 * The pinned time-zone table: runtimes and databases disagree about zones, so every statement names the one it used.
 * `scripts/zones.ts` writes the table from the IANA database; nothing here asks the runtime.
 */
import table from './zones.json' with { type: 'json' };

const lines: Readonly<Record<string, string>> = table.zones;

/** The table's version ("2025b"), its source, and the SHA-256 of its lines "name history\n" in order. */
export const zoneTable: Readonly<{ version: string; source: string; sha256: string }> = {
  version: table.version,
  source: table.source,
  sha256: table.sha256,
};

/** The IANA version of the table. */
export const zoneVersion: string = table.version;

/** All names, links included, sorted. */
export const zoneNames: readonly string[] = Object.keys(lines);

/** The history line of a name and the name that owns it; undefined for a name that is not in the table. */
export function zoneLine(name: string): { readonly name: string; readonly line: string } | undefined {
  if (!Object.hasOwn(lines, name)) return undefined;
  const line = lines[name] ?? '';
  return line.startsWith('=') ? zoneLine(line.slice(1)) : { name, line };
}
