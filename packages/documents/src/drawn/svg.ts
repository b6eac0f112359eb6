/** A drawing as SVG for paper and for pages that are mailed. Owns: the colours of paper and the hatches. One drawing, one file. */
import type { Drawing, Mark, Tone } from '@troth/core';
import { markup, nothing } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';

/** Told apart by those who do not see red and green alike (Okabe and Ito), dark enough on white. */
const colours: Readonly<Record<Tone, string>> = {
  good: '#00795b',
  bad: '#b3261e',
  warn: '#b36b00',
  unknown: '#6f6a60',
  excluded: '#7a4f9a',
  maintenance: '#3c6e9e',
  accent: '#1f5fa8',
  ink: '#1b1f24',
  faint: '#59616b',
  grid: '#d5d9de',
  paper: '#ffffff',
};

const hatchedTones = (drawing: Drawing): readonly Tone[] => [
  ...new Set(drawing.marks.flatMap((mark) => (mark.mark === 'rect' && mark.hatched === true ? [mark.tone] : []))),
];

/** `name` keeps the hatches of several drawings in one page apart. */
export function drawingSvg(drawing: Drawing, name = 'd'): Markup {
  const { width, height } = drawing;
  const hatches = hatchedTones(drawing);
  return markup`<svg xmlns="http://www.w3.org/2000/svg" class="drawing" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${`${drawing.title}. ${drawing.description}`}" font-family="Noto Sans TC, Noto Sans, sans-serif">${
    hatches.length === 0 ? nothing : markup`<defs>${hatches.map((tone) => hatch(tone, name))}</defs>`
  }${drawing.marks.map((mark) => markMarkup(mark, name))}</svg>`;
}

function hatch(tone: Tone, name: string): Markup {
  return markup`<pattern id="${name}-${tone}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#ffffff"/><rect width="2.6" height="5" fill="${colours[tone]}"/></pattern>`;
}

function markMarkup(mark: Mark, name: string): Markup {
  const colour = colours[mark.tone];
  const title = mark.label === undefined ? nothing : markup`<title>${mark.label}</title>`;
  switch (mark.mark) {
    case 'rect': {
      const hatched = mark.hatched === true;
      const fill = mark.hollow === true ? 'none' : hatched ? `url(#${name}-${mark.tone})` : colour;
      const stroke = mark.hollow === true || hatched ? markup` stroke="${colour}" stroke-width="1"` : nothing;
      return markup`<rect x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}" fill="${fill}"${stroke}>${title}</rect>`;
    }
    case 'line':
      return markup`<polyline points="${pointsText(mark.points)}" fill="none" stroke="${colour}" stroke-width="${mark.width ?? 1}"${mark.dashed === true ? markup` stroke-dasharray="4 3"` : nothing}>${title}</polyline>`;
    case 'area':
      return markup`<polygon points="${pointsText(mark.points)}" fill="${colour}" fill-opacity="${(mark.opacity ?? 100) / 100}">${title}</polygon>`;
    case 'text':
      return markup`<text x="${mark.x}" y="${mark.y}" font-size="${mark.size}" fill="${colour}" text-anchor="${mark.anchor ?? 'start'}"${mark.bold === true ? markup` font-weight="700"` : nothing}>${mark.text}${title}</text>`;
  }
}

const pointsText = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y]) => `${x},${y}`).join(' ');
