/**
 * A chart as plain data: marks in a box, the words that describe it, and the table of the same numbers. Owns: the form that
 * screens and papers draw alike. Does not own: colours (each surface has its own for a tone), the facts (the builders beside
 * this file take them ready).
 *
 * Coordinates are whole or fractional user units with the origin at the top left; y grows downwards, as in SVG.
 */

/** What a mark means; a surface gives each a colour and, where two must be told apart without colour, a pattern. */
export const tones = [
  'good',
  'bad',
  'warn',
  'unknown',
  'excluded',
  'maintenance',
  'accent',
  'ink',
  'faint',
  'grid',
  'paper',
] as const;
export type Tone = (typeof tones)[number];

interface Marked {
  readonly tone: Tone;
  /** Said when it is pointed at or read aloud. */
  readonly label?: string;
  /** "evidence/OUT-0192", "commitment/SLA-LR-METRO/availability/2024-11": where it leads; a surface makes an address of it. */
  readonly leadsTo?: string;
}

export interface RectMark extends Marked {
  readonly mark: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Hatched, so that it is told apart without colour. */
  readonly hatched?: boolean;
  /** Only its outline. */
  readonly hollow?: boolean;
}

export interface LineMark extends Marked {
  readonly mark: 'line';
  /** At least two points; drawn as one open line. */
  readonly points: readonly (readonly [number, number])[];
  readonly width?: number;
  readonly dashed?: boolean;
}

/** A filled area; its outline is closed by itself. */
export interface AreaMark extends Marked {
  readonly mark: 'area';
  readonly points: readonly (readonly [number, number])[];
  /** Of 100. */
  readonly opacity?: number;
}

export interface TextMark extends Marked {
  readonly mark: 'text';
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
}

export type Mark = RectMark | LineMark | AreaMark | TextMark;

export interface DrawingTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What it shows, in a sentence or two, with the numbers that matter. */
  readonly description: string;
  readonly marks: readonly Mark[];
  /** The same numbers for whoever cannot or does not want to look. */
  readonly table: DrawingTable;
}
