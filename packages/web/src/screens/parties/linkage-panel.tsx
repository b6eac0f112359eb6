/** The linkage map with its gaps and the same links as a list; on a narrow screen and on paper only these. */
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { gapsAt, linkRef, pageOf } from './linkage.ts';
import type { Link, LinkageMap } from './linkage.ts';
import css from './linkage.module.css';
import lines from './parties.module.css';
import { partiesWords } from './words.ts';

const LinkageGraph = lazy(async () => ({ default: (await import('./linkage-graph.tsx')).LinkageGraph }));

interface LinkagePanelProps {
  readonly party?: string | undefined;
  readonly service?: string | undefined;
}

export function LinkagePanel({ party, service }: LinkagePanelProps): ReactNode {
  const query = { ...(party === undefined ? {} : { party }), ...(service === undefined ? {} : { service }) };
  const found = useGet('/v1/linkage', { params: { query } });
  return (
    <Loaded of={found} lines={12}>
      {(map) => <Panel map={map} />}
    </Loaded>
  );
}

function Panel({ map }: { readonly map: LinkageMap }): ReactNode {
  const t = useWords(partiesWords);
  if (map.links.length === 0)
    return (
      <Section>
        <Empty icon="map" title={t('emptyMap')}>
          {t('emptyMapWhy')}
        </Empty>
      </Section>
    );
  return (
    <>
      <div className={css['wide']}>
        <Section title={t('map')} note={t('mapNote')}>
          <Suspense fallback={<Waiting lines={10} />}>
            <LinkageGraph map={map} />
          </Suspense>
        </Section>
      </div>
      <Gaps map={map} />
      <Links map={map} />
    </>
  );
}

function Gaps({ map }: { readonly map: LinkageMap }): ReactNode {
  const t = useWords(partiesWords);
  const say = useSay();
  const names = new Map(map.nodes.map((node) => [node.ref, node]));
  const links = new Map(map.links.map((link) => [linkRef(link) ?? '', link]));
  const titleOf = (ref: string): string => {
    const node = names.get(ref);
    if (node !== undefined) return say(node.title);
    const link = links.get(ref);
    return link === undefined ? ref : [link.from, link.to].map((end) => say(names.get(end)?.title ?? end)).join(' → ');
  };
  const hrefOf = (ref: string): string => {
    const node = names.get(ref);
    return node === undefined ? `/records/${ref}` : pageOf(node);
  };
  return (
    <Section title={map.gaps.length === 0 ? t('gaps') : t('gapsCount', { count: map.gaps.length })}>
      {map.gaps.length === 0 ? (
        <Empty title={t('noGaps')} />
      ) : (
        <ul className={lines['lines']}>
          {map.gaps.map(({ ref, code, message }) => (
            <li key={`${code} ${ref}`}>
              <Icon name="warn" />
              <div className={lines['lineWords']}>
                <To href={hrefOf(ref)} strong>
                  {titleOf(ref)}
                </To>
                <div className={lines['soft']}>{say(message)}</div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Links({ map }: { readonly map: LinkageMap }): ReactNode {
  const t = useWords(partiesWords);
  const say = useSay();
  const names = new Map(map.nodes.map((node) => [node.ref, node]));
  const end = (ref: string): ReactNode => {
    const node = names.get(ref);
    return node === undefined ? ref : <To href={pageOf(node)}>{say(node.title)}</To>;
  };
  const nameOf = (ref: string): string => say(names.get(ref)?.title ?? ref);
  return (
    <Section title={t('links')} acts={<To href="/records/linkage/new">{t('newLink')}</To>}>
      <RecordTable<Link>
        label={t('links')}
        rows={map.links}
        keyOf={({ from, to }) => `${from}>${to}`}
        columns={[
          { name: 'from', head: t('from'), cell: ({ from }) => end(from), sortBy: ({ from }) => nameOf(from) },
          { name: 'to', head: t('to'), cell: ({ to }) => end(to), sortBy: ({ to }) => nameOf(to) },
          {
            name: 'says',
            head: t('says'),
            cell: ({ says, id }) =>
              id === undefined ? t(`says_${says}`) : <To href={`/records/linkage/${id}`}>{t(`says_${says}`)}</To>,
          },
          {
            name: 'agreement',
            head: t('agreement'),
            cell: ({ agreement }) =>
              agreement === undefined ? '' : <To href={`/agreements/${agreement}`}>{agreement}</To>,
          },
          {
            name: 'weight',
            head: t('criticality'),
            cell: ({ criticality, singlePoint }) =>
              [weightOf(t, criticality), singlePoint === true ? t('single') : '']
                .filter((word) => word !== '')
                .join(' · '),
          },
          {
            name: 'gap',
            head: t('gaps'),
            cell: (link) =>
              gapsAt(map, linkRef(link) ?? '')
                .map(({ message }) => say(message))
                .join(' '),
          },
        ]}
      />
    </Section>
  );
}

const weights = ['low', 'normal', 'high', 'vital'] as const;

function weightOf(
  t: ReturnType<typeof useWords<keyof (typeof partiesWords)['en']>>,
  weight: string | undefined,
): string {
  const known = weights.find((one) => one === weight);
  return known === undefined ? '' : t(`criticality_${known}`);
}
