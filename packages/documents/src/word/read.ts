/**
 * A DOCX that somebody edited, read as paragraphs: each with its names, its text before and after tracked changes, who changed it
 * and what was remarked. Owns: the limits that keep a hostile file from costing more than its size. Does not own: what the
 * paragraphs mean (changes.ts).
 */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import { DOMParser } from '@xmldom/xmldom';
import type { Element, Node } from '@xmldom/xmldom';
import JSZip from 'jszip';
import { Readable } from 'node:stream';

export interface WordMark {
  readonly by: string;
  /** As the file has it; text processors write local time without a zone. */
  readonly at: string;
}

export interface WordRemark extends WordMark {
  readonly text: string;
}

export interface WordParagraph {
  /** Our own names of it; none when somebody added it, several when paragraphs were joined. */
  readonly anchors: readonly string[];
  /** With every tracked change refused, and with every one taken. */
  readonly before: string;
  readonly after: string;
  readonly marks: readonly WordMark[];
  readonly remarks: readonly WordRemark[];
  /** It stands in a table. */
  readonly inTable: boolean;
}

export interface WordText {
  readonly paragraphs: readonly WordParagraph[];
  /** The file's own properties. */
  readonly marks: Readonly<Record<string, string>>;
  readonly savedBy: string;
  readonly savedAt: string;
}

/** A contract of 200 pages is about 3 MB of text; what unpacks to more than this is something else. */
const mostBytes = 20_000_000;
const mostUnpacked = 60_000_000;
/** What reading costs goes by the marks of the text and not by its bytes; the longest contract of the demo company has 13,000. */
const mostMarks = 400_000;
const mostEntries = 2_000;
/** Tables in tables in tables come to about forty. */
const deepest = 250;

const no = (message: string): Outcome<never> => refused({ code: 'NOT-A-WORD-FILE', message });

export async function readWord(bytes: Uint8Array): Promise<Outcome<WordText>> {
  if (bytes.length > mostBytes) return no('The file is larger than 20 MB; send the DOCX without pictures.');
  const parts = await partsOf(bytes);
  if (!parts.ok) return parts;
  const body = parts.value.get('word/document.xml');
  if (body === undefined)
    return no('This is not a DOCX: it has no text. Save it as “Word document (.docx)” and send it again.');
  const reading = new Reading({
    comment: remarksIn(parts.value.get('word/comments.xml'), 'comment'),
    footnote: remarksIn(parts.value.get('word/footnotes.xml'), 'footnote'),
    endnote: remarksIn(parts.value.get('word/endnotes.xml'), 'endnote'),
  });
  const paragraphs = reading.read(body);
  if (paragraphs === undefined)
    return no('The file is nested deeper than any text; it was not written by a text processor.');
  const core = parts.value.get('docProps/core.xml');
  return accepted({
    paragraphs,
    marks: propertiesIn(parts.value.get('docProps/custom.xml')),
    savedBy: textOf(core, 'lastModifiedBy'),
    savedAt: textOf(core, 'modified'),
  });
}

const wanted = [
  'word/document.xml',
  'word/comments.xml',
  'word/footnotes.xml',
  'word/endnotes.xml',
  'docProps/core.xml',
  'docProps/custom.xml',
] as const;

async function partsOf(bytes: Uint8Array): Promise<Outcome<ReadonlyMap<string, Element>>> {
  const zip = await JSZip.loadAsync(bytes).catch(() => undefined);
  if (zip === undefined)
    return no(
      'This is not a DOCX. Save it as “Word document (.docx)” and send it again; a file with a password cannot be read.',
    );
  if (Object.keys(zip.files).length > mostEntries) return no('The file holds more parts than a text ever has.');
  const found = new Map<string, Element>();
  let left = mostUnpacked;
  let marksLeft = mostMarks;
  for (const name of wanted) {
    const file = zip.file(name);
    if (file === null) continue;
    const text = await unpacked(file, left);
    if (text === undefined) return no('The file unpacks to more than 60 MB; no text of an agreement is that long.');
    left -= text.length;
    marksLeft -= marksIn(text, marksLeft);
    if (marksLeft < 0)
      return no('The file has more marks than the text of any agreement; send it without its history.');
    // A type of document can name entities that grow without end; no text processor writes one.
    if (/<!(?:DOCTYPE|ENTITY)/iu.test(text)) return no(`${name} declares entities, which no text processor writes.`);
    const root = parsed(text);
    if (root === undefined)
      return no(`${name} cannot be read: it is not well formed. Open the file, save it and send it again.`);
    found.set(name, root);
  }
  return accepted(found);
}

/** How many marks begin in it; counted no further than to one too many. */
function marksIn(text: string, most: number): number {
  let found = 0;
  for (let at = text.indexOf('<'); at !== -1 && found <= most; at = text.indexOf('<', at + 1)) found += 1;
  return found;
}

/** The text of one part; undefined as soon as it is longer than what is left, whatever the file says of its size. */
async function unpacked(file: JSZip.JSZipObject, left: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // The library's streams are of a kind that cannot be waited for.
    for await (const chunk of new Readable().wrap(file.nodeStream())) {
      if (!(chunk instanceof Uint8Array)) continue;
      size += chunk.length;
      if (size > left) return undefined;
      chunks.push(chunk);
    }
  } catch {
    // Broken in the middle: what cannot be unpacked is not well formed either.
    return '';
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): Element | undefined {
  try {
    const fail = (_level: string, message: string): never => {
      throw new TypeError(message);
    };
    return new DOMParser({ onError: fail }).parseFromString(text, 'text/xml').documentElement ?? undefined;
  } catch {
    return undefined;
  }
}

function* elements(node: Node): Generator<Element> {
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (child.nodeType === child.ELEMENT_NODE) yield child as Element;
}

function* within(node: Node, name: string, depth = 0): Generator<Element> {
  for (const child of elements(node)) {
    if (child.localName === name) yield child;
    if (depth < deepest) yield* within(child, name, depth + 1);
  }
}

/** An attribute of the main vocabulary, however its prefix is spelt. */
function attribute(element: Element, name: string): string {
  for (const one of Array.from(element.attributes)) if (one.localName === name) return one.value;
  return '';
}

function textOf(root: Element | undefined, name: string): string {
  if (root === undefined) return '';
  for (const found of within(root, name)) return found.textContent ?? '';
  return '';
}

function propertiesIn(root: Element | undefined): Record<string, string> {
  if (root === undefined) return {};
  return Object.fromEntries(
    [...within(root, 'property')].map((one) => [attribute(one, 'name'), one.textContent ?? '']),
  );
}

type RemarkKind = 'comment' | 'footnote' | 'endnote';
type Remarks = Readonly<Record<RemarkKind, ReadonlyMap<string, WordRemark>>>;

/** What stands beside the text. A note at the foot is a remark too: the text has none, so somebody wrote it. */
function remarksIn(root: Element | undefined, kind: RemarkKind): ReadonlyMap<string, WordRemark> {
  if (root === undefined) return new Map();
  return new Map(
    [...within(root, kind)].map((one) => {
      const lines = [...within(one, 'p')].map((paragraph) =>
        [...within(paragraph, 't')].map((run) => run.textContent ?? '').join(''),
      );
      return [
        attribute(one, 'id'),
        { by: attribute(one, 'author'), at: attribute(one, 'date'), text: lines.join('\n') },
      ];
    }),
  );
}

interface Open {
  anchors: string[];
  before: string;
  after: string;
  marks: WordMark[];
  remarks: WordRemark[];
  inTable: boolean;
}

/** How a piece of text stands in the file. */
interface Standing {
  readonly added: boolean;
  readonly removed: boolean;
}

const ourName = /^_(?:en|zh)_K\d\d_[\w]+$|^_gone_\w+$/u;

/** Walks the body once. Paragraphs whose end was struck out run on into the next in the text that is taken. */
class Reading {
  readonly #remarks: Remarks;
  readonly #found: Open[] = [];
  #open: Open | undefined;
  #depth = 0;
  #tooDeep = false;

  constructor(remarks: Remarks) {
    this.#remarks = remarks;
  }

  /** Undefined when the text is nested deeper than any that was written by hand. */
  read(root: Element): readonly WordParagraph[] | undefined {
    this.#walk(root, { added: false, removed: false }, false);
    return this.#tooDeep ? undefined : this.#found;
  }

  #walk(node: Node, standing: Standing, inTable: boolean): void {
    this.#depth += 1;
    this.#tooDeep ||= this.#depth > deepest;
    if (!this.#tooDeep) for (const child of elements(node)) this.#element(child, standing, inTable);
    this.#depth -= 1;
  }

  #element(element: Element, standing: Standing, inTable: boolean): void {
    const name = element.localName;
    if (name === 'p') {
      this.#paragraph(element, standing, inTable);
      return;
    }
    // Word writes drawings twice, the second time for programs that do not know the first.
    if (name === 'Fallback' || name === 'instrText') return;
    if (name === 'ins' || name === 'moveTo') this.#changed(element, { ...standing, added: true }, inTable);
    else if (name === 'del' || name === 'moveFrom') this.#changed(element, { ...standing, removed: true }, inTable);
    else if (name === 't' || name === 'delText') this.#say(element.textContent ?? '', standing);
    else if (name === 'tab' && element.parentNode?.localName === 'r') this.#say('\t', standing);
    else if (name === 'br' || name === 'cr') this.#say('\n', standing);
    else if (name === 'noBreakHyphen') this.#say('-', standing);
    else if (name === 'bookmarkStart') this.#anchor(attribute(element, 'name'));
    else if (name === 'commentReference') this.#remark('comment', element);
    else if (name === 'footnoteReference') this.#remark('footnote', element);
    else if (name === 'endnoteReference') this.#remark('endnote', element);
    else if (name === 'tr') this.#walk(element, rowStanding(element, standing), inTable);
    else this.#walk(element, standing, inTable || name === 'tbl');
  }

  #changed(element: Element, standing: Standing, inTable: boolean): void {
    this.#open?.marks.push({ by: attribute(element, 'author'), at: attribute(element, 'date') });
    this.#walk(element, standing, inTable);
  }

  #paragraph(element: Element, standing: Standing, inTable: boolean): void {
    const outer = this.#open;
    const own: Open = { anchors: [], before: '', after: '', marks: [], remarks: [], inTable };
    this.#open = own;
    this.#walk(element, standing, inTable);
    this.#open = outer;
    this.#found.push(own);
  }

  #say(text: string, { added, removed }: Standing): void {
    if (this.#open === undefined) return;
    if (!added) this.#open.before += text;
    if (!removed) this.#open.after += text;
  }

  #anchor(name: string): void {
    if (ourName.test(name)) this.#open?.anchors.push(name);
  }

  #remark(kind: RemarkKind, element: Element): void {
    const found = this.#remarks[kind].get(attribute(element, 'id'));
    if (found !== undefined) this.#open?.remarks.push(found);
  }
}

function rowStanding(row: Element, standing: Standing): Standing {
  for (const properties of elements(row)) {
    if (properties.localName !== 'trPr') continue;
    for (const one of elements(properties)) {
      if (one.localName === 'ins') return { ...standing, added: true };
      if (one.localName === 'del') return { ...standing, removed: true };
    }
  }
  return standing;
}
