/** One mark of a chart as SVG. */
import type { Mark, Tone } from '@troth/core';
import { tones } from '@troth/core';
import type { ReactNode } from 'react';
import { colourOf } from './chart-colours.ts';
import { To } from './to.tsx';

const patternId = (id: string, tone: Tone): string => `${id.replaceAll(':', '')}-hatch-${tone}`;

/** Stripes for each tone, so that what is hatched is told apart without its colour. */
export function Hatching({ id }: { readonly id: string }): ReactNode {
  return (
    <defs>
      {tones.map((tone) => (
        <pattern
          key={tone}
          id={patternId(id, tone)}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" fill="var(--sheet)" />
          <rect width="2.2" height="5" fill={colourOf[tone]} />
        </pattern>
      ))}
    </defs>
  );
}

interface ChartMarkProps {
  readonly mark: Mark;
  readonly hatching: string;
  readonly href: string | undefined;
}

export function ChartMark({ mark, hatching, href }: ChartMarkProps): ReactNode {
  const shape = <Shape mark={mark} hatching={hatching} />;
  if (href === undefined)
    return mark.label === undefined ? (
      shape
    ) : (
      <g>
        <title>{mark.label}</title>
        {shape}
      </g>
    );
  const label = mark.label ?? (mark.mark === 'text' ? mark.text : undefined);
  return (
    <To href={href} {...(label === undefined ? {} : { label })}>
      {mark.label !== undefined && <title>{mark.label}</title>}
      {shape}
    </To>
  );
}

const pointsOf = (points: readonly (readonly [number, number])[]): string =>
  points.map((point) => point.join(',')).join(' ');

function Shape({ mark, hatching }: Omit<ChartMarkProps, 'href'>): ReactNode {
  const colour = colourOf[mark.tone];
  switch (mark.mark) {
    case 'rect': {
      const { x, y, width, height, hatched = false, hollow = false } = mark;
      const filled = hatched ? `url(#${patternId(hatching, mark.tone)})` : colour;
      const outline = hatched || hollow ? { stroke: colour, strokeWidth: 1 } : {};
      return (
        <rect
          x={x}
          y={y}
          width={width}
          height={height}
          fill={hollow ? 'none' : filled}
          pointerEvents="all"
          {...outline}
        />
      );
    }
    case 'line':
      return (
        <polyline
          points={pointsOf(mark.points)}
          fill="none"
          stroke={colour}
          strokeWidth={mark.width ?? 1}
          strokeLinejoin="round"
          {...(mark.dashed === true ? { strokeDasharray: '4 3' } : {})}
        />
      );
    case 'area':
      return <polygon points={pointsOf(mark.points)} fill={colour} fillOpacity={(mark.opacity ?? 100) / 100} />;
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.size}
          fill={colour}
          textAnchor={mark.anchor ?? 'start'}
          {...(mark.bold === true ? { fontWeight: 600 } : {})}
        >
          {mark.text}
        </text>
      );
  }
}
