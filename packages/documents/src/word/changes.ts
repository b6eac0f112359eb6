/**
 * What somebody changed in a DOCX of a contract. Owns: finding every paragraph of the text again, and saying of each difference
 * whether it is words of an author, which become an offer, or a sentence written from terms, which only a change of the term can
 * change. Nothing of the file is left out: what cannot be placed is shown as new text.
 */
import { wordChanges } from '@troth/core';
import type { Revision } from '@troth/core';
import { wordMarks } from './contract-word.ts';
import { lineText, linesOf, piecesOf } from './lines.ts';
import { flat } from './found.ts';
import type { BaseLine, Basis, FoundChange } from './found.ts';
import { meaningOf } from './meaning.ts';
import type { WordParagraph, WordText } from './read.ts';

/** Differences between the text that left and the file that came back, in the order of the text. */
export function changesInWord(word: WordText, basis: Basis): readonly FoundChange[] {
  const lines = baseLines(word, basis.revision);
  const found = placed(word.paragraphs, lines);
  const moved = movedLines(found, lines);
  const changes: { readonly place: number; readonly change: FoundChange }[] = [];
  lines.forEach((base, place) => {
    const own = found.byLine.get(base);
    const change = differenceOf(base, own, { word, basis, moved: moved.has(base) });
    if (change !== undefined) changes.push({ change, place });
  });
  for (const { paragraph, after } of found.loose) {
    const change = newText(paragraph, after, { word, basis });
    if (change !== undefined) changes.push({ change, place: after === undefined ? -1 : lines.indexOf(after) });
  }
  return changes.sort((one, other) => one.place - other.place).map(({ change }) => change);
}

function baseLines({ marks }: WordText, revision: Revision): readonly BaseLine[] {
  const said = (marks[wordMarks.languages] ?? 'en zh-Hant').split(' ');
  return (['en', 'zh-Hant'] as const)
    .filter((language) => said.includes(language))
    .sort((one, other) => said.indexOf(one) - said.indexOf(other))
    .flatMap((language) =>
      piecesOf(revision, language).flatMap((piece) =>
        linesOf(piece).map((line) => ({ line, piece, language, text: lineText(line, 'after') })),
      ),
    );
}

interface Placed {
  readonly byLine: ReadonlyMap<BaseLine, WordParagraph>;
  /** Lines in the order of the file. */
  readonly order: readonly BaseLine[];
  /** Text that stands nowhere in what left, with the line it follows. */
  readonly loose: readonly { readonly paragraph: WordParagraph; readonly after: BaseLine | undefined }[];
}

/** By its name; a program that lost the names is helped by the text itself, then by the number of the clause. */
function placed(paragraphs: readonly WordParagraph[], lines: readonly BaseLine[]): Placed {
  const byName = new Map(lines.map((one) => [one.line.anchor, one]));
  const named = new Set(paragraphs.flatMap(({ anchors }) => anchors));
  const lost = new Set(lines.filter(({ line, text }) => !named.has(line.anchor) && text !== ''));
  const byLine = new Map<BaseLine, WordParagraph>();
  const order: BaseLine[] = [];
  const loose: { paragraph: WordParagraph; after: BaseLine | undefined }[] = [];
  for (const paragraph of paragraphs) {
    const own = paragraph.anchors.flatMap((name) => byName.get(name) ?? []).find((one) => !byLine.has(one));
    const base = own ?? likeliest(paragraph, lost, order.at(-1));
    if (base === undefined) {
      const gone = paragraph.anchors.some((name) => name.startsWith('_gone_')) && paragraph.after === '';
      if (!gone) loose.push({ paragraph, after: order.at(-1) });
      continue;
    }
    lost.delete(base);
    byLine.set(base, paragraph);
    order.push(base);
  }
  return { byLine, order, loose };
}

function likeliest(
  { before, after }: WordParagraph,
  lost: ReadonlySet<BaseLine>,
  last: BaseLine | undefined,
): BaseLine | undefined {
  const texts = [flat(before), flat(after)];
  const [number] = /^\d+(?:\.\d+)+(?=\s)/u.exec(after) ?? [];
  let numbered: BaseLine | undefined;
  for (const one of lost) {
    if (texts.includes(flat(one.text))) return one;
    if (number !== undefined && one.piece.clause === number && (last === undefined || one.language === last.language))
      numbered ??= one;
  }
  return numbered;
}

/** Lines that are not where they were: all but the longest run that kept its order. */
function movedLines({ order }: Placed, lines: readonly BaseLine[]): ReadonlySet<BaseLine> {
  const places = order.map((one) => lines.indexOf(one));
  const best: number[] = [];
  const from: number[] = [];
  places.forEach((place, index) => {
    best[index] = 1;
    from[index] = -1;
    for (let earlier = 0; earlier < index; earlier += 1)
      if ((places[earlier] ?? 0) < place && (best[earlier] ?? 0) + 1 > (best[index] ?? 0)) {
        best[index] = (best[earlier] ?? 0) + 1;
        from[index] = earlier;
      }
  });
  const kept = new Set<number>();
  for (let at = best.indexOf(Math.max(...best)); at !== -1 && at !== undefined; at = from[at] ?? -1) kept.add(at);
  return new Set(order.filter((_, index) => !kept.has(index)));
}

interface Around {
  readonly word: WordText;
  readonly basis: Basis;
}

function differenceOf(
  base: BaseLine,
  paragraph: WordParagraph | undefined,
  { word, basis, moved }: Around & { readonly moved: boolean },
): FoundChange | undefined {
  const { piece, language, text } = base;
  const after = paragraph?.after ?? '';
  const remarks = (paragraph?.remarks ?? []).filter((one) => !isOurs(one, word));
  const same = flat(after) === flat(text);
  if (same && !moved && remarks.length === 0) return undefined;
  const edited = same ? text : after;
  const { kind, ...meaning } = meaningOf(base, { edited, same, moved, basis });
  return {
    key: piece.key,
    clause: piece.clause,
    language,
    kind,
    before: flat(text),
    after: flat(edited),
    words: wordChanges(flat(text), flat(edited)),
    moved,
    ...meaning,
    remarks,
    ...(kind === 'comment' && remarks[0] !== undefined
      ? { by: remarks[0].by, at: remarks[0].at, tracked: true }
      : authorOf(paragraph, word, flat(text))),
  };
}

function newText(
  paragraph: WordParagraph,
  after: BaseLine | undefined,
  { word, basis }: Around,
): FoundChange | undefined {
  const text = flat(paragraph.after);
  const remarks = paragraph.remarks.filter((one) => !isOurs(one, word));
  if (text === '' && remarks.length === 0) return undefined;
  const language = after?.language ?? basis.revision.terms.language;
  const key = after?.piece.key ?? 'K00';
  const { kind, ...meaning } = meaningOf(undefined, {
    edited: text,
    same: text === '',
    moved: false,
    basis,
    key,
    language,
  });
  return {
    key,
    clause: after?.piece.clause ?? '',
    language,
    kind,
    before: '',
    after: text,
    words: wordChanges('', text),
    moved: false,
    ...meaning,
    remarks,
    ...authorOf(paragraph, word, ''),
  };
}

/** What was in the file when it left. */
function isOurs({ by, at }: { readonly by: string; readonly at: string }, { marks }: WordText): boolean {
  return by === marks[wordMarks.author] && at.slice(0, 19) === marks[wordMarks.at];
}

function authorOf(
  paragraph: WordParagraph | undefined,
  word: WordText,
  base: string,
): Pick<FoundChange, 'by' | 'at' | 'tracked'> {
  const all = paragraph?.marks ?? [];
  const theirs = all.filter((one) => !isOurs(one, word)).at(-1);
  const whole = flat(paragraph?.before ?? '') === base || all.some((one) => isOurs(one, word));
  if (theirs !== undefined) return { ...theirs, tracked: whole };
  return { by: word.savedBy, at: word.savedAt, tracked: false };
}
