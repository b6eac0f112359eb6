/** What is done over each link of a party, how often, and by whom on either side (S1.4). */
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import type { Column } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import type { Link, LinkageMap } from './linkage.ts';
import type { PartiesTeller } from './parties-screen.tsx';
import { partiesWords } from './words.ts';

interface Line {
  readonly link: Link;
  readonly activity: Link['activities'][number];
}

export function ActivitiesTab({ party }: { readonly party: string }): ReactNode {
  const t = useWords(partiesWords);
  const found = useGet('/v1/linkage', { params: { query: { party } } });
  return (
    <Section
      title={t('tab_activities')}
      note={t('activitiesNote')}
      acts={<To href="/records/link-activity/new">{t('newActivity')}</To>}
    >
      <Loaded of={found}>{(map) => <Lines map={map} />}</Loaded>
    </Section>
  );
}

function Lines({ map }: { readonly map: LinkageMap }): ReactNode {
  const t = useWords(partiesWords);
  const say = useSay();
  const names = new Map(map.nodes.map(({ ref, title }) => [ref, say(title)]));
  const lines = map.links.flatMap((link) => link.activities.map((activity): Line => ({ link, activity })));
  return (
    <RecordTable
      label={t('tab_activities')}
      rows={lines}
      keyOf={({ activity }) => activity.id}
      columns={columnsOf(t, say, names)}
      empty={
        <Empty icon="link" title={t('noActivities')}>
          {t('noActivitiesWhy')}
        </Empty>
      }
    />
  );
}

const types = ['order', 'incident', 'change', 'billing', 'review', 'data-exchange'] as const;

const columnsOf = (
  t: PartiesTeller,
  say: ReturnType<typeof useSay>,
  names: ReadonlyMap<string, string>,
): readonly Column<Line>[] => [
  {
    name: 'activity',
    head: t('activity'),
    cell: ({ activity: { id, type } }) => {
      const known = types.find((one) => one === type);
      return (
        <To href={`/records/link-activity/${id}`} strong>
          {known === undefined ? type : t(`type_${known}`)}
        </To>
      );
    },
  },
  {
    name: 'link',
    head: t('link'),
    cell: ({ link: { from, to, id } }) => (
      <To href={`/records/linkage/${id ?? ''}`}>
        {names.get(from) ?? from} → {names.get(to) ?? to}
      </To>
    ),
  },
  {
    name: 'channel',
    head: t('channel'),
    cell: ({ activity: { channel } }) => (channel === undefined ? '' : say(channel)),
  },
  {
    name: 'frequency',
    head: t('frequency'),
    cell: ({ activity: { frequency } }) => (frequency === undefined ? '' : say(frequency)),
  },
  {
    name: 'ours',
    head: t('ourOwner'),
    cell: ({ activity: { ownOwner, owned } }) => (
      <>
        {ownOwner !== undefined && <PersonName id={ownOwner} />}{' '}
        {!owned && (
          <Mark tone="bad" icon="warn">
            {ownOwner === undefined ? t('noOwner') : t('left')}
          </Mark>
        )}
      </>
    ),
  },
  {
    name: 'theirs',
    head: t('theirOwner'),
    cell: ({ activity: { theirOwner } }) => (theirOwner === undefined ? '' : <PersonName id={theirOwner} />),
  },
  {
    name: 'when',
    head: t('lastNext'),
    cell: ({ activity: { lastOn, nextOn } }) => (
      <span>
        {lastOn === undefined ? '–' : <Moment at={lastOn} />} / {nextOn === undefined ? '–' : <Moment at={nextOn} />}
      </span>
    ),
  },
];
