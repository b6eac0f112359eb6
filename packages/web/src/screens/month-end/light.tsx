/** The light of a line of the close board: a shape, a word and a colour, so that none of them stands alone. */
import type { ReactNode } from 'react';
import type { SchemaCloseRow } from '../../client/api.d.ts';
import type { IconName } from '../../parts/icon-shapes.ts';
import { Mark } from '../../parts/mark.tsx';
import type { MarkTone } from '../../parts/mark.tsx';
import { useWords } from '../../words/use-words.ts';
import { monthEndWords } from './words.ts';

const looks: Readonly<Record<SchemaCloseRow['light'], readonly [tone: MarkTone, icon: IconName]>> = {
  closed: ['good', 'check'],
  ready: ['accent', 'next'],
  blocked: ['bad', 'problem'],
  dated: ['warn', 'clock'],
  running: ['ink', 'clock'],
};

export function LightMark({ light }: { readonly light: SchemaCloseRow['light'] }): ReactNode {
  const t = useWords(monthEndWords);
  const [tone, icon] = looks[light];
  return (
    <Mark tone={tone} icon={icon}>
      {t(`light_${light}`)}
    </Mark>
  );
}
