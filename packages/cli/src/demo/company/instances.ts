/** What each customer has of each service: one hundred and eighty circuits, sites and desks, and who uses them. */
import { made, acted } from '../steps.ts';
import type { Step } from '../steps.ts';
import { places } from './places.ts';
import { offeringOf } from './services.ts';

type Pair = readonly [en: string, zh: string];

interface Lot {
  readonly party: string;
  readonly service: string;
  readonly agreement?: string;
  readonly count: number;
  readonly label: Pair;
  /** Names of the sites where they are not places in Hong Kong in order. */
  readonly sites?: readonly Pair[];
  readonly group: string;
}

const lot = (
  ...[party, service, agreement, count, label, group, sites]: [
    string,
    string,
    string | undefined,
    number,
    Pair,
    string,
    (readonly Pair[])?,
  ]
): Lot => ({
  party,
  service: `SVC-${service}`,
  count,
  label,
  group,
  ...(agreement === undefined ? {} : { agreement }),
  ...(sites === undefined ? {} : { sites }),
});

export const lots: readonly Lot[] = [
  lot('lion-rock', 'S03', 'SLA-LR-METRO', 2, ['path', '路徑'], 'GRP-LR-DEALERS', [
    ['Exchange co-location, path A', '交易所託管中心甲路徑'],
    ['Exchange co-location, path B', '交易所託管中心乙路徑'],
  ]),
  lot('lion-rock', 'S02', 'SLA-LR-DIA', 1, ['head office', '總公司'], 'GRP-LR-STAFF', [
    ['Des Voeux Road Central', '德輔道中'],
  ]),
  lot('lion-rock', 'S06', 'SLA-LR-SDWAN', 9, ['branch', '分行'], 'GRP-LR-STAFF'),
  lot('thamesgate', 'S04', 'SLA-TG-EPL', 2, ['end', '端點'], 'GRP-TG-LONDON', [
    ['Cornhill, London', '倫敦康希爾'],
    ['Exchange Square', '交易廣場'],
  ]),
  lot('thamesgate', 'S01', 'SLA-TG-VPN', 2, ['office', '辦公室'], 'GRP-TG-LONDON', [
    ['Cornhill, London, office', '倫敦康希爾辦公室'],
    ['Exchange Square, office', '交易廣場辦公室'],
  ]),
  lot('peak-harbour', 'S01', 'SLA-PH-VPN', 5, ['site', '場地'], 'GRP-PH-CLINICAL', [
    ['Main building', '主樓'],
    ['East wing', '東翼'],
    ['Clinic Central', '中環診所'],
    ['Clinic Kowloon', '九龍診所'],
    ['Laboratory', '化驗所'],
  ]),
  lot('peak-harbour', 'S10', 'SLA-PH-WIFI', 5, ['wireless', '無線網絡'], 'GRP-PH-CLINICAL', [
    ['Wards', '病房'],
    ['Theatres', '手術室'],
    ['Outpatients', '門診'],
    ['Canteen', '餐廳'],
    ['Nurses’ home', '護士宿舍'],
  ]),
  lot('jade-lantern', 'S06', 'SLA-JL-SDWAN', 68, ['outlet', '分店'], 'GRP-JL-OUTLETS'),
  lot('jade-lantern', 'S07', 'SLA-JL-BB', 4, ['kitchen', '中央廚房'], 'GRP-JL-KITCHENS'),
  lot('kwai-chung', 'S02', 'SLA-KC-DIA', 3, ['warehouse', '貨倉'], 'GRP-KC-WAREHOUSE', [
    ['Warehouse 1', '一號倉'],
    ['Warehouse 2', '二號倉'],
    ['Warehouse 3', '三號倉'],
  ]),
  lot('kwai-chung', 'S24', 'SLA-KC-IOT', 3, ['sensors', '感應器群組'], 'GRP-KC-WAREHOUSE', [
    ['Cold rooms 1', '一號凍房'],
    ['Cold rooms 2', '二號凍房'],
    ['Lorries', '貨車'],
  ]),
  lot('silkroad', 'S02', 'SLA-SP-DIA', 2, ['line', '線路'], 'GRP-SP-PLATFORM', [
    ['Science Park', '科學園'],
    ['Second hall', '第二機房'],
  ]),
  lot('silkroad', 'S08', 'SLA-SP-DIA', 1, ['protection', '防護'], 'GRP-SP-PLATFORM', [
    ['Science Park, edge', '科學園邊緣'],
  ]),
  lot('silkroad', 'S15', 'SLA-SP-CLOUD', 2, ['zone', '區域'], 'GRP-SP-PLATFORM', [
    ['Zone Hong Kong', '香港區域'],
    ['Zone Singapore', '新加坡區域'],
  ]),
  lot('silkroad', 'S23', 'SLA-SP-SOC', 1, ['watch', '監察'], 'GRP-SP-PLATFORM', [['Platform', '平台']]),
  lot('tai-ping', 'S05', 'SLA-TP-IEPL', 1, ['line', '線路'], 'GRP-TP-PLANT', [['Kwun Tong to Shenzhen', '觀塘至深圳']]),
  lot('tai-ping', 'S11', 'SLA-TP-VOICE', 2, ['voice', '話音'], 'GRP-TP-PLANT', [
    ['Plant', '廠房'],
    ['Office', '辦公室'],
  ]),
  lot('nt-education', 'S07', 'EXP-NTEF', 14, ['school', '學校'], 'GRP-NT-SCHOOLS'),
  lot('wan-chai-legal', 'S12', 'SLA-WC-HELP', 1, ['desk', '服務台'], 'GRP-WC-BARRISTERS', [
    ['Gloucester Road', '告士打道'],
  ]),
  lot('wan-chai-legal', 'S17', 'SLA-WC-BACKUP', 1, ['backup', '備份'], 'GRP-WC-BARRISTERS', [['Case files', '案卷']]),
  lot('wan-chai-legal', 'S09', undefined, 1, ['firewall', '防火牆'], 'GRP-WC-BARRISTERS', [
    ['Gloucester Road, edge', '告士打道邊緣'],
  ]),
  lot('orchid', 'S21', 'SLA-OR-XC', 2, ['cross-connect', '交叉連接'], 'GRP-OR-HOTELS', [
    ['Meet-me room A', '匯接室甲'],
    ['Meet-me room B', '匯接室乙'],
  ]),
  lot('orchid', 'S21', 'SLA-OR-COLO', 4, ['rack', '機櫃'], 'GRP-OR-HOTELS', [
    ['Rack 41', '機櫃 41'],
    ['Rack 42', '機櫃 42'],
    ['Rack 43', '機櫃 43'],
    ['Rack 44', '機櫃 44'],
  ]),
  lot('orchid', 'S10', 'SLA-OR-WIFI', 3, ['hotel', '酒店'], 'GRP-OR-GUESTS', [
    ['Orchid Harbour', '蘭花海景'],
    ['Orchid Garden', '蘭花花園'],
    ['Orchid Airport', '蘭花機場'],
  ]),
  lot('eastbay', 'S20', 'SLA-EI-APP', 1, ['application', '應用系統'], 'GRP-EI-UNDERWRITERS', [
    ['Policy administration', '保單管理'],
  ]),
  lot('eastbay', 'S19', 'SLA-EI-POOL', 1, ['portal', '平台'], 'GRP-EI-UNDERWRITERS', [
    ['Monitoring portal', '監察平台'],
  ]),
  lot('eastbay', 'S18', 'SLA-EI-DR', 1, ['replica', '備援'], 'GRP-EI-UNDERWRITERS', [
    ['Policy system, replica', '保單系統備援'],
  ]),
  lot('metrokiosk', 'S14', 'SLA-MK-FIELD', 38, ['area', '區域'], 'GRP-MK-PASSENGERS'),
];

const groups: readonly (readonly [
  id: string,
  party: string,
  name: Pair,
  headcount: number,
  criticality: 'low' | 'normal' | 'high' | 'vital',
  busy: string,
])[] = [
  ['GRP-LR-DEALERS', 'lion-rock', ['Dealing room', '交易室'], 64, 'vital', 'Mon-Fri 09:00-16:30'],
  ['GRP-LR-STAFF', 'lion-rock', ['Branches and back office', '分行及後勤'], 310, 'high', 'Mon-Fri 09:00-18:00'],
  [
    'GRP-TG-LONDON',
    'thamesgate',
    ['Portfolio managers London and Hong Kong', '倫敦及香港基金經理'],
    85,
    'high',
    'Mon-Fri 07:00-18:00 London',
  ],
  ['GRP-PH-CLINICAL', 'peak-harbour', ['Doctors and nurses', '醫生及護士'], 1450, 'vital', 'always'],
  ['GRP-JL-OUTLETS', 'jade-lantern', ['Outlets', '分店'], 1020, 'high', 'daily 11:00-23:00'],
  ['GRP-JL-KITCHENS', 'jade-lantern', ['Central kitchens', '中央廚房'], 180, 'normal', 'daily 05:00-15:00'],
  ['GRP-KC-WAREHOUSE', 'kwai-chung', ['Warehouse staff', '倉務人員'], 220, 'high', 'always'],
  ['GRP-SP-PLATFORM', 'silkroad', ['Payment platform', '支付平台'], 95, 'vital', 'always'],
  ['GRP-TP-PLANT', 'tai-ping', ['Plant and office', '廠房及辦公室'], 260, 'high', 'Mon-Sat 08:00-20:00'],
  ['GRP-NT-SCHOOLS', 'nt-education', ['Teachers and pupils', '師生'], 9800, 'normal', 'school days 07:30-18:30'],
  [
    'GRP-WC-BARRISTERS',
    'wan-chai-legal',
    ['Barristers and clerks', '大律師及文員'],
    140,
    'normal',
    'Mon-Fri 09:00-19:00',
  ],
  ['GRP-OR-HOTELS', 'orchid', ['Hotel systems', '酒店系統'], 400, 'high', 'always'],
  ['GRP-OR-GUESTS', 'orchid', ['Guests', '賓客'], 2100, 'normal', 'daily 18:00-24:00'],
  ['GRP-EI-UNDERWRITERS', 'eastbay', ['Underwriters and agents', '核保員及代理人'], 750, 'high', 'Mon-Fri 08:30-19:00'],
  ['GRP-MK-PASSENGERS', 'metrokiosk', ['Passengers', '乘客'], 50_000, 'low', 'daily 06:00-01:00'],
];

interface Placed {
  readonly lot: Lot;
  readonly id: string;
  readonly site: string;
  readonly name: Pair;
}

/** "INS-SLA-JL-SDWAN-07" at "SIT-SLA-JL-SDWAN-07". */
function placed(one: Lot): readonly Placed[] {
  const key = one.agreement ?? `${one.party}-${one.service}`;
  const base = one.service === 'SVC-S08' ? `${key}-DDOS` : key;
  return Array.from({ length: one.count }, (_, at) => {
    const number = `${base}-${String(at + 1).padStart(2, '0')}`;
    return { lot: one, id: `INS-${number}`, site: `SIT-${number}`, name: siteName(one, at) };
  });
}

function siteName({ sites, label }: Lot, at: number): Pair {
  const own = sites?.[at];
  if (own !== undefined) return own;
  const [en, zh] = places[at % places.length] ?? ['Hong Kong', '香港'];
  const round = Math.floor(at / places.length) + 1;
  const again = round === 1 ? '' : ` ${round}`;
  return [`${en}${again} ${label[0]}`, `${zh}${label[1]}${again}`];
}

const words = ([en, zh]: Pair): { en: string; 'zh-Hant': string } => ({ en, 'zh-Hant': zh });

/** Customers who have the second version of what they bought. */
const onSecond = new Set(['SLA-LR-SDWAN']);

export function instanceSteps(at: string): readonly Step[] {
  const all = lots.flatMap(placed);
  return [
    ...groups.map(([id, party, name, headcount, criticality, busyHours]) =>
      made('consumer-group', {
        at,
        by: 'carmen',
        id,
        body: { name: words(name), party, headcount, criticality, busyHours },
      }),
    ),
    ...all.map(({ site, name, lot: { party } }) =>
      made('site', { at, by: 'carmen', id: site, body: { name: words(name), party, zone: 'Asia/Hong_Kong' } }),
    ),
    ...all.flatMap(({ id, site, name, lot: one }): readonly Step[] => {
      const version = one.agreement !== undefined && onSecond.has(one.agreement) ? 2 : 1;
      const body = {
        name: words(name),
        offering: offeringOf(one.service, version),
        service: one.service,
        party: one.party,
        consumerGroup: one.group,
        site,
        weight: 1,
        from: '2024-02-01',
        ...(one.agreement === undefined ? {} : { agreement: one.agreement }),
      };
      // The second version came out in September; who has it was moved then.
      const when = version === 1 ? at : '2024-09-16T09:00:00+08:00';
      return [
        made('instance', { at: when, by: 'carmen', id, body }),
        acted(['instance', id], 'provide', { at: when, by: 'carmen' }),
        acted(['instance', id], 'hand-over', { at: when, by: 'carmen' }),
      ];
    }),
  ];
}
