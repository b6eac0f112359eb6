/**
 * Draws a chart that the core laid out as plain data: as SVG that grows with its place, and as the table of the same numbers.
 * Owns: colours, hatching, focus and links. Does not own: where marks stand or what they say.
 */
import type { Drawing } from '@troth/core';
import { useElementSize } from '@mantine/hooks';
import { useId, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { ChartMark, Hatching } from './chart-mark.tsx';
import css from './chart.module.css';
import { Icon } from './icon.tsx';
import { partWords } from './part-words.ts';
import { RecordTable } from './record-table.tsx';

interface Shown {
  /** The address of what a mark leads to: "evidence/OUT-0192". Missing: marks lead nowhere. */
  readonly addressOf?: (leadsTo: string) => string | undefined;
  /** The description is already said beside it. */
  readonly silent?: boolean;
}

interface ChartProps extends Shown {
  readonly drawing: Drawing;
}

/** Laid out for the width that there is: words keep their size on a narrow screen. */
export function FittedChart({ draw, ...shown }: Shown & { readonly draw: (width: number) => Drawing }): ReactNode {
  const { ref, width } = useElementSize();
  // Steps, so that dragging a window does not lay out anew at every pixel.
  const step = Math.max(320, Math.floor(width / 20) * 20);
  const drawing = useMemo(() => draw(step), [draw, step]);
  return <div ref={ref}>{width > 0 && <Chart drawing={drawing} {...shown} />}</div>;
}

export function Chart({ drawing, addressOf, silent = false }: ChartProps): ReactNode {
  const t = useWords(partWords);
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={css['chart']}>
      {asTable ? <DrawingRows drawing={drawing} /> : <Picture drawing={drawing} addressOf={addressOf} />}
      <figcaption className={css['foot']}>
        <span className={css['said']}>{silent ? '' : drawing.description}</span>
        <button type="button" className={css['switch']} onClick={() => setAsTable(!asTable)}>
          <Icon name={asTable ? 'chart' : 'table'} size={14} />
          {asTable ? t('chartPicture') : t('chartTable')}
        </button>
      </figcaption>
    </figure>
  );
}

/** Whether marks can be followed decides what the picture is to those who do not see it: one image, or a group of links. */
function Picture({
  drawing,
  addressOf,
}: {
  readonly drawing: Drawing;
  readonly addressOf: ((leadsTo: string) => string | undefined) | undefined;
}): ReactNode {
  const id = useId();
  const { width, height, title, description, marks } = drawing;
  const leads = addressOf !== undefined && marks.some(({ leadsTo }) => leadsTo !== undefined);
  return (
    <div className={css['picture']}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role={leads ? 'group' : 'img'}
        aria-labelledby={`${id}-title ${id}-said`}
        style={{ maxWidth: `${Math.round(width * 1.4)}px`, ['--natural' as string]: `${width}px` }}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-said`}>{description}</desc>
        <Hatching id={id} />
        {marks.map((mark, place) => (
          // Marks have no names; their order is what they are.
          <ChartMark key={place} mark={mark} hatching={id} href={mark.leadsTo && addressOf?.(mark.leadsTo)} />
        ))}
      </svg>
    </div>
  );
}

function DrawingRows({ drawing: { title, table } }: { readonly drawing: Drawing }): ReactNode {
  const columns = table.columns.map((head, place) => ({
    name: String(place),
    head,
    cell: ({ cells }: { readonly cells: readonly string[] }) => cells[place] ?? '',
  }));
  const rows = table.rows.map((cells, place) => ({ cells, key: String(place) }));
  return <RecordTable label={title} columns={columns} rows={rows} keyOf={({ key }) => key} wide={columns.length > 5} />;
}
