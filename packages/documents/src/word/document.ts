/**
 * A contract as a file for text processors (DOCX). Owns: how the pieces become paragraphs, tables, bookmarks, tracked changes and
 * comments, and what the file says about itself, so that it is recognised when it comes back. The same pieces give the same bytes.
 */
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LineRuleType,
  InsertedTextRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  Tab,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { IRunOptions, ParagraphChild } from 'docx';
import { Instant } from '@troth/core';
import type { Language } from '@troth/core';
import JSZip from 'jszip';
import { columnWidths } from '../print/paper.ts';
import { lineText } from './lines.ts';
import type { Line, Piece, TablePiece } from './lines.ts';

/** A remark in the margin of a clause: the reason of an offer. */
export interface WordComment {
  /** K06; and "6.1" where it is about one sentence. */
  readonly key: string;
  readonly clause?: string | undefined;
  readonly by: string;
  readonly at: Instant;
  readonly text: string;
}

export interface WordParts {
  readonly title: string;
  readonly author: string;
  /** "SLA-LR-METRO · revision 2". */
  readonly identity: string;
  /** Under the names of the file's own properties; read again by `readWord`. */
  readonly marks: Readonly<Record<string, string>>;
  /** One for each language. */
  readonly texts: readonly { readonly language: Language; readonly pieces: readonly Piece[] }[];
  readonly comments: readonly WordComment[];
  /** Who changed the text, where changes are tracked. */
  readonly changedBy: string;
  readonly at: Instant;
}

/** Word's own, so that nobody has to install anything; others put theirs in their place. */
const latin = 'Calibri';
const chinese = 'Microsoft JhengHei';
const soft = '59616B';
const accent = '1F5FA8';

export async function wordFile(parts: WordParts): Promise<Uint8Array> {
  const pen = new Pen(parts);
  const sections = parts.texts.map(({ language, pieces }) => ({
    properties: { page: { margin: { top: 1250, bottom: 1130, left: 1130, right: 1130 } } },
    headers: { default: new Header({ children: [small(parts.identity, AlignmentType.RIGHT)] }) },
    footers: { default: new Footer({ children: [pages(parts.marks['troth-hash'] ?? '')] }) },
    children: pieces.flatMap((piece) => pen.piece(piece, language)),
  }));
  const document = new Document({
    title: parts.title,
    creator: parts.author,
    lastModifiedBy: parts.author,
    customProperties: Object.entries(parts.marks).map(([name, value]) => ({ name, value })),
    comments: { children: pen.comments },
    features: { updateFields: false },
    styles,
    sections,
  });
  return steady(new Uint8Array(await Packer.toArrayBuffer(document)), parts.at);
}

const styles = {
  default: {
    document: {
      run: { font: { ascii: latin, hAnsi: latin, cs: latin, eastAsia: chinese }, size: 21, color: '1B1F24' },
      paragraph: { spacing: { after: 110, line: 276 } },
    },
    title: {
      run: { size: 40, bold: true },
      paragraph: { spacing: { after: 200, line: 264, lineRule: LineRuleType.AUTO } },
    },
    heading1: {
      run: { size: 26, bold: true, color: accent },
      paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
    },
    heading2: { run: { size: 22, bold: true }, paragraph: { spacing: { before: 220, after: 80 }, keepNext: true } },
  },
};

const small = (text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph =>
  new Paragraph({ alignment, children: [new TextRun({ text, size: 16, color: soft })] });

const pages = (hash: string): Paragraph =>
  new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: 9640 }],
    children: [
      new TextRun({ text: hash.slice(0, 16), size: 16, color: soft }),
      new TextRun({ children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16, color: soft }),
    ],
  });

/** Twentieths of a point between the margins. */
const lineWidth = 9640;

/** Columns as wide as the press makes them. */
function inTwentieths({ head, rows, right }: TablePiece): number[] {
  const texts = (cells: readonly Line[]): string[] =>
    cells.map((line) => lineText(line, 'after') || lineText(line, 'before'));
  const widths = columnWidths({ head: texts(head), rows: rows.map(({ cells }) => texts(cells)), right }).map(
    (one) => one * 20,
  );
  const taken = widths.reduce((sum, one) => sum + one, 0);
  return widths.map((one) => (one === 0 ? Math.max(1000, lineWidth - taken) : one));
}

/** Writes pieces; counts the marks of changes and comments. */
class Pen {
  readonly comments: { id: number; author: string; date: Date; children: Paragraph[] }[] = [];
  readonly #parts: WordParts;
  readonly #left: Set<WordComment>;
  #marks = 0;

  constructor(parts: WordParts) {
    this.#parts = parts;
    this.#left = new Set(parts.comments);
  }

  piece(piece: Piece, language: Language): (Paragraph | Table)[] {
    if (piece.form === 'table') return this.#table(piece, language);
    const { form, line, whole } = piece;
    const options = {
      title: { heading: HeadingLevel.TITLE },
      part: { heading: HeadingLevel.TITLE },
      chapter: { heading: HeadingLevel.HEADING_1 },
      section: { heading: HeadingLevel.HEADING_2 },
      clause: { indent: { left: 680, hanging: 680 }, tabStops: [{ type: TabStopType.LEFT, position: 680 }] },
      item: { bullet: { level: 0 } },
      lead: {},
      paragraph: {},
      hash: {},
    }[form];
    return [
      new Paragraph({
        ...options,
        ...(whole === undefined
          ? {}
          : { run: whole === 'added' ? { insertion: this.#mark() } : { deletion: this.#mark() } }),
        children: this.#line(line, { language, comments: this.#commentsOf(piece) }),
      }),
    ];
  }

  #table(piece: TablePiece & Piece, language: Language): (Paragraph | Table)[] {
    const { caption, head, rows, right, whole } = piece;
    const widths = inTwentieths(piece);
    const cell = (line: Line, column: number, bold: boolean): TableCell =>
      new TableCell({
        width: { size: widths[column] ?? 0, type: WidthType.DXA },
        margins: { top: 50, bottom: 50, left: 80, right: 80 },
        children: [
          new Paragraph({
            spacing: { after: 0 },
            alignment: right.includes(column) ? AlignmentType.RIGHT : AlignmentType.LEFT,
            children: this.#line(line, { language, size: 18, bold }),
          }),
        ],
      });
    const row = (cells: readonly Line[], of: { whole: Piece['whole']; header: boolean }): TableRow =>
      new TableRow({
        tableHeader: of.header,
        cantSplit: true,
        ...(of.whole === undefined
          ? {}
          : of.whole === 'added'
            ? { insertion: this.#mark() }
            : { deletion: this.#mark() }),
        children: cells.map((line, column) => cell(line, column, of.header)),
      });
    const rule = { style: BorderStyle.SINGLE, size: 4, color: 'C4CAD1' };
    const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
    return [
      new Paragraph({
        keepNext: true,
        spacing: { before: 160, after: 60 },
        ...(whole === undefined
          ? {}
          : { run: whole === 'added' ? { insertion: this.#mark() } : { deletion: this.#mark() } }),
        children: this.#line(caption, { language, size: 18, color: soft, comments: this.#commentsOf(piece) }),
      }),
      new Table({
        width: { size: lineWidth, type: WidthType.DXA },
        columnWidths: widths,
        layout: TableLayoutType.FIXED,
        borders: { top: rule, bottom: rule, insideHorizontal: rule, left: none, right: none, insideVertical: none },
        rows: [
          row(head, { whole, header: true }),
          ...rows.map((one) => row(one.cells, { whole: one.whole, header: false })),
        ],
      }),
      new Paragraph({ spacing: { after: 60 }, children: [] }),
    ];
  }

  #line(
    line: Line,
    how: { language: Language; size?: number; color?: string; bold?: boolean; comments?: readonly WordComment[] },
  ): ParagraphChild[] {
    const own: IRunOptions = {
      ...(how.size === undefined ? {} : { size: how.size }),
      ...(how.color === undefined ? {} : { color: how.color }),
      language: { value: 'en-GB', eastAsia: 'zh-HK' },
    };
    let at = 0;
    const runs = line.words.flatMap(({ kind, text }) => {
      // What is gone takes no room in the text that stands.
      const split = Math.max(0, Math.min(text.length, line.bold - at));
      if (kind !== 'removed') at += text.length;
      const light = text.slice(0, split).indexOf('\t') + 1;
      const looks = [{ color: soft }, { bold: true }, how.bold === true ? { bold: true } : {}];
      return [text.slice(0, light), text.slice(light, split), text.slice(split)].flatMap((part, index) =>
        part === '' ? [] : [this.#run(kind, part, { ...own, ...looks[index] })],
      );
    });
    const marked = new Bookmark({ id: line.anchor, children: runs });
    const numbers = (how.comments ?? []).map((comment) => this.#comment(comment));
    return [
      ...numbers.map((id) => new CommentRangeStart(id)),
      marked,
      ...numbers.flatMap((id) => [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })]),
    ];
  }

  #run(
    kind: 'same' | 'added' | 'removed',
    text: string,
    options: IRunOptions,
  ): TextRun | InsertedTextRun | DeletedTextRun {
    const said = {
      ...options,
      children: text.split('\t').flatMap((part, index) => (index === 0 ? [part] : [new Tab(), part])),
    };
    if (kind === 'same') return new TextRun(said);
    if (kind === 'added') return new InsertedTextRun({ ...said, ...this.#mark() });
    return new DeletedTextRun({ ...options, text, ...this.#mark() });
  }

  #mark(): { id: number; author: string; date: string } {
    this.#marks += 1;
    return { id: this.#marks, author: this.#parts.changedBy, date: wordMoment(this.#parts.at) };
  }

  /** Remarks about this piece; those about a chapter stand at its title. Each is written once. */
  #commentsOf({ key, clause }: Piece): readonly WordComment[] {
    const found = [...this.#left].filter((one) => one.key === key && (one.clause ?? 'title') === clause);
    for (const one of found) this.#left.delete(one);
    return found;
  }

  #comment({ by, at, text }: WordComment): number {
    const id = this.comments.length;
    const children = text.split('\n').map((line) => new Paragraph({ children: [new TextRun(line)] }));
    this.comments.push({ id, author: by, date: new Date(at), children });
    return id;
  }
}

/** "2024-11-01T00:00:00Z", as the format wants it: without parts of seconds. */
const wordMoment = (at: Instant): string => Instant.format(at).replace(/\.\d+Z$/u, 'Z');

/** The library writes the hour of writing into the file; a paper has the hour of what it tells. */
async function steady(bytes: Uint8Array, at: Instant): Promise<Uint8Array> {
  const from = await JSZip.loadAsync(bytes);
  const to = new JSZip();
  const date = new Date(at);
  for (const [name, file] of Object.entries(from.files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (file.dir) continue;
    const text = await file.async('uint8array');
    const again = rewritten[name];
    const content = again === undefined ? text : again(new TextDecoder().decode(text), at);
    to.file(name, content, { date, createFolders: false });
  }
  return to.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}

const rewritten: Readonly<Record<string, (xml: string, at: Instant) => string>> = {
  'docProps/core.xml': (xml, at) =>
    xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${wordMoment(at)}`),
  // The library numbers bookmarks through all the files that it ever wrote.
  'word/document.xml': (xml) => {
    const numbers = new Map<string, number>();
    return xml.replaceAll(/(<w:bookmark(?:Start|End)[^>]*w:id=")(\d+)/gu, (_, head: string, id: string) => {
      const number = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, number);
      return `${head}${number}`;
    });
  },
};
