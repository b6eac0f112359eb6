/**
 * The way from customers to suppliers: components, what rests on what, and what people do for each other along each link. Two
 * links are only assumed, nothing links DDoS protection with the supplier of it, one activity has no owner: the map shows its gaps.
 */
import type { RecordWritten } from '@troth/core';
import { acted, made } from '../steps.ts';
import type { Step } from '../steps.ts';

type Pair = readonly [en: string, zh: string];

const components: readonly (readonly [id: string, name: Pair, party: string | undefined, agreement?: string])[] = [
  ['CMP-ACCESS-HK', ['Access fibre, Hong Kong Island', '港島接入光纖'], 'victoria-fibre', 'UC-VFC'],
  ['CMP-ACCESS-KLN', ['Access fibre, Kowloon and New Territories', '九龍及新界接入光纖'], 'victoria-fibre', 'UC-VFC'],
  ['CMP-TAIL-SZ', ['Tail Shenzhen', '深圳尾線'], 'pearl-delta', 'UC-PDT'],
  ['CMP-SUBSEA', ['Cable to London and Singapore', '倫敦及新加坡海纜'], 'trans-asia-subsea', 'UC-TAS'],
  ['CMP-TAIL-LON', ['Tail London', '倫敦尾線'], 'albion-connect', 'UC-ALB'],
  ['CMP-HALL-TKO', ['Hall Tseung Kwan O', '將軍澳機房'], 'skyline-dc', 'UC-SKY-COLO'],
  ['CMP-MEETME', ['Meet-me room', '匯接室'], 'skyline-dc', 'UC-SKY-XC'],
  ['CMP-IAAS', ['Hosts in two zones', '兩個區域的主機'], 'cloudnine', 'UC-C9-IAAS'],
  ['CMP-STORAGE', ['Object storage', '物件儲存'], 'cloudnine', 'UC-C9-BACKUP'],
  ['CMP-SOC', ['Analysts of alerts', '警報分析'], 'sentinelwatch', 'UC-SW-SOC'],
  ['CMP-ENGINEERS', ['Engineers on site', '現場工程人員'], 'fixit', 'UC-FIX'],
  ['CMP-SCRUB', ['Cleaning centres', '清洗中心'], 'scrubnet', 'UC-SCRUB'],
  ['CMP-CORE', ['Core rings', '核心環網'], 'core-network', 'OLA-CORE-RING'],
  ['CMP-DESK', ['Service desk', '服務台'], 'service-desk', 'OLA-SD-ANSWER'],
  ['CMP-NOC', ['Watch and first repair', '監察及首線維修'], 'noc', 'OLA-NOC-REPAIR'],
  ['CMP-FIELD', ['People and spares on site', '現場人員及備件'], 'field-ops', 'OLA-FIELD-ATTEND'],
  ['CMP-SECURITY', ['Rules and alerts', '規則及警報'], 'security', 'OLA-SEC-TRIAGE'],
  ['CMP-PROVISIONING', ['Orders and moves', '訂單及遷移'], 'provisioning', 'OLA-PROV-ORDER'],
  ['CMP-PLATFORM', ['Hosting platform', '託管平台'], 'cloud-platform', 'OLA-CLOUD-HOST'],
];

type Criticality = NonNullable<RecordWritten<'linkage'>['criticality']>;

interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly criticality: Criticality;
  readonly more?: Partial<RecordWritten<'linkage'>>;
  readonly assumed?: true;
}

const link = (...[id, from, to, criticality, more]: [string, string, string, Criticality, Link['more']?]): Link => ({
  id,
  from,
  to,
  criticality,
  ...(more === undefined ? {} : { more }),
});

/** Links that stand on the contract with the carrier, which ended: three promises to customers rest on it. */
const onCarrier = new Set(['LNK-S01-ACCESS-HK', 'LNK-S03-ACCESS-HK']);

const toParts = (service: string, parts: readonly string[], criticality: Criticality = 'high'): readonly Link[] =>
  parts.map((part) => {
    const id = `LNK-${service}-${part}`;
    const more = onCarrier.has(id) ? { agreement: 'UC-VFC' } : undefined;
    return link(id, `service/SVC-${service}`, `component/CMP-${part}`, criticality, more);
  });

const links: readonly Link[] = [
  ...toParts('S01', ['ACCESS-HK', 'ACCESS-KLN', 'CORE']),
  ...toParts('S02', ['ACCESS-HK', 'ACCESS-KLN', 'CORE']),
  ...toParts('S03', ['ACCESS-HK', 'MEETME', 'CORE'], 'vital'),
  ...toParts('S04', ['SUBSEA', 'TAIL-LON', 'CORE']),
  ...toParts('S05', ['TAIL-SZ', 'CORE']),
  ...toParts('S06', ['CORE', 'NOC']),
  ...toParts('S07', ['ACCESS-KLN']),
  ...toParts('S09', ['SECURITY']),
  ...toParts('S10', ['NOC']),
  ...toParts('S11', ['CORE', 'PROVISIONING']),
  ...toParts('S12', ['DESK']),
  ...toParts('S13', ['DESK']),
  ...toParts('S14', ['ENGINEERS', 'FIELD']),
  ...toParts('S15', ['IAAS', 'PLATFORM']),
  ...toParts('S16', ['IAAS', 'PLATFORM']),
  ...toParts('S17', ['STORAGE', 'PLATFORM']),
  ...toParts('S18', ['IAAS', 'STORAGE', 'SUBSEA']),
  ...toParts('S19', ['SUBSEA']),
  ...toParts('S20', ['PLATFORM']),
  ...toParts('S21', ['HALL-TKO', 'MEETME']),
  ...toParts('S22', ['HALL-TKO', 'FIELD']),
  ...toParts('S23', ['SOC']),
  ...toParts('S24', ['NOC']),
  ...toParts('S25', ['DESK'], 'low'),
  { ...link('LNK-S19-PLATFORM', 'service/SVC-S19', 'component/CMP-PLATFORM', 'normal'), assumed: true },
  { ...link('LNK-S24-TAIL-SZ', 'service/SVC-S24', 'component/CMP-TAIL-SZ', 'low'), assumed: true },
  link('LNK-TG-SUBSEA', 'consumer-group/GRP-TG-LONDON', 'component/CMP-SUBSEA', 'vital', {
    agreement: 'SLA-TG-VPN',
    singlePoint: true,
    note: 'One cable; a second path was proposed in January 2025',
  }),
  link('LNK-TG-ALBION', 'consumer-group/GRP-TG-LONDON', 'party/albion-connect', 'high', { agreement: 'SLA-TG-EPL' }),
  link('LNK-LR-VFC', 'consumer-group/GRP-LR-DEALERS', 'component/CMP-ACCESS-HK', 'vital', {
    agreement: 'SLA-LR-METRO',
    singlePoint: false,
    note: 'Two paths of one carrier: diverse ducts, one contract',
  }),
];

type Activity = RecordWritten<'link-activity'>;
const types: readonly (readonly [Activity['type'], channel: Pair, frequency: Pair, last: string, next: string])[] = [
  ['order', ['Portal', '網上平台'], ['As needed', '按需要'], '2025-01-15', '2025-03-31'],
  ['incident', ['Telephone and e-mail', '電話及電郵'], ['As needed', '按需要'], '2025-02-11', '2025-03-31'],
  ['change', ['Notice by e-mail', '電郵通知'], ['Every month', '每月'], '2025-02-03', '2025-03-03'],
  ['billing', ['Invoice', '發票'], ['Every month', '每月'], '2025-02-01', '2025-03-01'],
  ['review', ['Meeting', '會議'], ['Every quarter', '每季'], '2024-12-12', '2025-03-13'],
];

/** On the links that people work along: five activities each. */
const worked: readonly (readonly [link: string, own: string, their: string])[] = [
  ['LNK-TG-ALBION', 'felix', 'sarah-webb'],
  ['LNK-LR-VFC', 'felix', 'mina'],
  ['LNK-TG-SUBSEA', 'felix', 'amir-rahman'],
  ['LNK-S05-TAIL-SZ', 'felix', 'chen-wei'],
  ['LNK-S14-ENGINEERS', 'stephen-lau', 'lok-yiu'],
  ['LNK-S15-IAAS', 'tracy-kam', 'ivy-chow'],
  ['LNK-S21-HALL-TKO', 'stephen-lau', 'kelvin-mok'],
  ['LNK-S23-SOC', 'ursula-fan', 'omar-said'],
];

/** Nobody of ours owns the billing between Thamesgate and Albion Connect: the map flags it. */
const ownerless = 'LNK-TG-ALBION billing';

const words = ([en, zh]: Pair): { en: string; 'zh-Hant': string } => ({ en, 'zh-Hant': zh });

export const linkSteps = (at: string): readonly Step[] => [
  ...components.flatMap(([id, name, party, agreement]): readonly Step[] => [
    made('component', {
      at,
      by: 'carmen',
      id,
      body: {
        name: words(name),
        ...(party === undefined ? {} : { party }),
        ...(agreement === undefined ? {} : { agreement }),
      },
    }),
    acted(['component', id], 'verify', { at, by: 'carmen', tells: { verifiedOn: '2024-01-22' } }),
  ]),
  ...links.flatMap(({ id, from, to, criticality, more, assumed }): readonly Step[] => [
    made('linkage', { at, by: 'carmen', id, body: { from, to, criticality, ...more } }),
    ...(assumed === true ? [] : [acted(['linkage', id], 'verify', { at, by: 'ada' })]),
  ]),
  ...worked.flatMap(([linkage, own, their]) =>
    types.map(([type, channel, frequency, lastOn, nextOn]) =>
      made('link-activity', {
        at,
        by: 'carmen',
        id: `ACT-${linkage.slice(4)}-${type}`,
        body: {
          linkage,
          type,
          channel: words(channel),
          frequency: words(frequency),
          theirOwner: their,
          lastOn,
          nextOn,
          ...(`${linkage} ${type}` === ownerless ? {} : { ownOwner: own }),
        },
      }),
    ),
  ),
];
