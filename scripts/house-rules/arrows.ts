/** Arrows point down: between packages (floors), between rooms of the core, and never past a package's door. */
import { importsOf, packageName, packageOf } from './imports.ts';
import type { Import } from './imports.ts';
import { isTest } from './source.ts';
import type { Finding, Rule, Source } from './source.ts';

/** Floor of each package; a package may use only packages on lower floors. */
export const floors: Readonly<Record<string, number>> = {
  core: 1,
  stores: 2,
  connectors: 2,
  documents: 2,
  services: 3,
  http: 4,
  web: 4,
  cli: 5,
};

/** Rooms of the core, from the ground up; a room may use only rooms before it. */
export const rooms = [
  'values',
  'ledger',
  'calendars',
  'terms',
  'practice',
  'drawings',
  'budgets',
  'evidence',
  'metrics',
  'exclusions',
  'credits',
  'agreements',
  'evaluation',
  'lint',
  'proof',
  'outlook',
  'conformance',
  'packs',
  'contract',
  'drafting',
] as const;

const allImports = (files: readonly Source[]): Import[] => files.flatMap(importsOf);
const at = (found: Import): { path: string; line: number } => ({ path: found.from, line: found.line });

export const packagesPointDown: Rule = (files) =>
  allImports(files).flatMap((found): Finding[] => {
    const own = packageOf(found.from);
    const other = /^@troth\/([^/]+)/.exec(found.specifier)?.[1];
    if (own === undefined || other === undefined || own === other) return [];
    const ownFloor = floors[own];
    const otherFloor = floors[other];
    if (ownFloor === undefined || otherFloor === undefined) {
      const unknown = ownFloor === undefined ? own : other;
      const mend =
        'Give it a floor in scripts/house-rules/arrows.ts and in ARCHITECTURE.md, or use an existing package.';
      return [{ ...at(found), fault: `package "${unknown}" has no floor`, mend }];
    }
    if (otherFloor < ownFloor) return [];
    const fault = `"${own}" (floor ${ownFloor}) imports "${other}" (floor ${otherFloor})`;
    return [{ ...at(found), fault, mend: 'Move the code down, or pass what is needed in from above.' }];
  });

const roomOf = (path: string): string | undefined => /^packages\/core\/src\/([^/]+)\//.exec(path)?.[1];
const rankOf = (room: string): number => rooms.findIndex((known) => known === room);

export const roomsPointDown: Rule = (files) => [...strangersIn(files), ...allImports(files).flatMap(upward)];

function upward(found: Import): Finding[] {
  const own = roomOf(found.from);
  const other = found.target === undefined ? undefined : roomOf(found.target);
  if (own === undefined || found.target === undefined || !found.target.startsWith('packages/core/src/')) return [];
  if (other === undefined) {
    const fault = `room "${own}" imports the core's own door`;
    return [{ ...at(found), fault, mend: 'Import the file that holds it; the door is for other packages.' }];
  }
  if (rankOf(other) <= rankOf(own)) return [];
  const fault = `room "${own}" imports "${other}", which stands above it`;
  return [
    {
      ...at(found),
      fault,
      mend: `Order: ${rooms.join(' < ')}. Move the code to the higher room or the type to the lower.`,
    },
  ];
}

function strangersIn(files: readonly Source[]): Finding[] {
  return files.flatMap((file): Finding[] => {
    if (!/^packages\/core\/src\/.*\.ts$/.test(file.path)) return [];
    const room = roomOf(file.path);
    const atTop = room === undefined && (file.path.endsWith('/index.ts') || isTest(file.path));
    if (atTop || (room !== undefined && rankOf(room) >= 0)) return [];
    const fault = room === undefined ? 'a file of the core stands in no room' : `"${room}" is not a room of the core`;
    return [
      {
        path: file.path,
        line: 1,
        fault,
        mend: `Rooms: ${rooms.join(', ')}. A new one is added to arrows.ts and ARCHITECTURE.md.`,
      },
    ];
  });
}

/** Scripts may step inside: they write the data tables of a room. Everything else knocks. */
export const onlyThroughDoors: Rule = (files) =>
  allImports(files).flatMap((found): Finding[] => {
    const own = packageOf(found.from);
    if (found.from.startsWith('scripts/')) return [];
    if (found.target !== undefined) {
      const other = packageOf(found.target);
      if (other === own || (other === undefined && own === undefined)) return [];
      const fault = `"${found.specifier}" leaves ${own === undefined ? 'the root' : `package "${own}"`} by a relative path`;
      return [
        {
          ...at(found),
          fault,
          mend: other === undefined ? 'Packages do not read the root.' : `Import "@troth/${other}".`,
        },
      ];
    }
    if (!/^@troth\/[^/]+\//.test(found.specifier)) return [];
    const door = packageName(found.specifier);
    const fault = `"${found.specifier}" reaches past the door of ${door}`;
    return [{ ...at(found), fault, mend: `Export it from that package's src/index.ts and import "${door}".` }];
  });

/** Value imports may not go round in a circle; type imports may (they vanish at run time). */
export const noCircles: Rule = (files) => {
  const known = new Set(files.map((file) => file.path));
  const arrows = new Map<string, Import[]>();
  for (const found of allImports(files)) {
    if (found.typeOnly || found.target === undefined || !known.has(found.target)) continue;
    arrows.set(found.from, [...(arrows.get(found.from) ?? []), found]);
  }
  const done = new Set<string>();
  const findings: Finding[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (done.has(path)) return;
    for (const arrow of arrows.get(path) ?? []) {
      const target = arrow.target ?? '';
      const start = [...trail, path].indexOf(target);
      if (start < 0) visit(target, [...trail, path]);
      else {
        const circle = [...trail, path].slice(start).concat(target).join(' -> ');
        findings.push({
          ...at(arrow),
          fault: `circle of imports: ${circle}`,
          mend: 'Move what both need into a file below them.',
        });
      }
    }
    done.add(path);
  };
  for (const path of arrows.keys()) visit(path, []);
  return findings;
};
