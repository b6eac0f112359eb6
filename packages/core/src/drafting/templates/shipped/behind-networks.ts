/** Behind network connectivity, colocation and field maintenance. */
import type { WrittenTemplate } from '../template.ts';
import { mostWithin, ola, underpinning, up, within } from './behind.ts';
import { both } from './notation.ts';

const availability = both('Availability', '可用率');
const inTime = both('Done in time', '準時完成');

export const behindNetworks: readonly WrittenTemplate[] = [
  underpinning(
    {
      id: 'network-access-line',
      title: both('Access line', '接入線路'),
      does: both('A line from the site to the edge of the network', '由地點至網絡邊緣的線路'),
      promises: [up(availability, ['99.7 %', '99.95 %', '99.98 %'])],
    },
    ['1500.00', '2600.00', '4200.00'],
  ),
  ola({
    id: 'network-core',
    title: both('Core network', '核心網絡'),
    does: both('The ring between the edges, watched and repaired', '網絡邊緣之間的環路，連監察及修復'),
    promises: [up(availability, ['99.9 %', '99.99 %', '99.99 %'])],
  }),
  ola({
    id: 'network-site-equipment',
    title: both('Equipment at sites', '地點設備'),
    does: both('Routers at sites, with spares and visits', '地點路由器，連後備及到場'),
    promises: [up(availability, ['99.92 %', '99.97 %', '99.99 %'])],
  }),
  ola({
    id: 'network-operations',
    title: both('Operations platform', '營運平台'),
    does: both('The tools by which the network is watched and steered', '監察及控制網絡的工具'),
    promises: [up(availability, ['99.98 %', '99.99 %', '99.99 %'])],
  }),
  underpinning(
    {
      id: 'network-attendance',
      title: both('Attendance at sites', '到場服務'),
      does: both('A technician at the site', '派技術員到場'),
      promises: [within(both('At the site', '到場'), ['site-visit', ['240 min', '120 min', '60 min']])],
    },
    ['6000.00', '11000.00', '19000.00'],
  ),
  underpinning(
    {
      id: 'colocation-landlord',
      title: both('Power of the building', '大廈供電'),
      does: both('Two feeds, of which at least one is energised at any moment', '雙路供電，任何時刻最少一路有電'),
      promises: [up(both('At least one feed energised', '最少一路供電'), ['99.9 %', '99.99 %', '99.999 %'])],
    },
    ['52000.00', '64000.00', '98000.00'],
  ),
  underpinning(
    {
      id: 'colocation-fuel',
      title: both('Fuel for the generators', '發電機燃料'),
      does: both('Fuel delivered on call', '按召喚送達燃料'),
      promises: [within(both('Fuel delivered', '送達燃料'), ['fuel-order', '24 h'])],
    },
    ['3000.00', '4000.00', '6000.00'],
  ),
  underpinning(
    {
      id: 'colocation-cooling',
      title: both('Cooling plant', '冷卻設備'),
      does: both('The chillers repaired on call', '按召喚修復製冷機'),
      promises: [within(both('Cooling restored', '恢復冷卻'), ['cooling-fault', ['8 h', '4 h', '2 h']])],
    },
    ['5000.00', '8000.00', '14000.00'],
  ),
  ola({
    id: 'field-dispatch',
    title: both('Dispatch', '調派'),
    does: both('A technician chosen and sent', '選派技術員'),
    promises: [mostWithin(inTime, ['dispatch', ['60 min', '30 min', '15 min'], ['95 %', '97 %', '99 %']])],
  }),
  underpinning(
    {
      id: 'field-travel',
      title: both('Travel to sites', '前往地點'),
      does: both('The way to the site', '前往地點的行程'),
      promises: [mostWithin(inTime, ['travel', ['360 min', '180 min', '90 min'], ['95 %', '97 %', '99 %']])],
    },
    ['4000.00', '9000.00', '16000.00'],
  ),
  ola({
    id: 'field-access',
    title: both('Access and permits', '出入及許可'),
    does: both('Access arranged and permits obtained', '安排出入及取得許可'),
    promises: [mostWithin(inTime, ['permit', ['60 min', '30 min', '15 min'], ['96 %', '98 %', '99 %']])],
  }),
];
