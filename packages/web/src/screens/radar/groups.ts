/** Findings of one cause together: a contract that ended is one matter, however many agreements rest on it. */
import type { SchemaRadar } from '../../client/api.d.ts';

export type Line = SchemaRadar['lines'][number];

export interface Group {
  readonly key: string;
  readonly first: Line;
  readonly lines: readonly Line[];
}

export interface Filter {
  readonly state?: string | undefined;
  readonly weight?: string | undefined;
  readonly behind?: string | undefined;
}

/** In the order of the lines. Matters of one agreement alone stand alone. */
export function groupsOf(lines: readonly Line[], { state, weight, behind }: Filter): readonly Group[] {
  const shown = lines.filter(
    (line) =>
      (state === undefined || line.state === state) &&
      (weight === undefined || line.weight === weight) &&
      (behind === undefined || line.behind === behind),
  );
  return [...Map.groupBy(shown, keyOf)].flatMap(([key, own]) => {
    const [first] = own;
    return first === undefined ? [] : [{ key, first, lines: own }];
  });
}

const keyOf = ({ state, kind, code, behind, stage, id, weight }: Line): string =>
  [state, kind, code, behind ?? (kind === 'model' ? id : ''), stage ?? '', weight].join(' ');
