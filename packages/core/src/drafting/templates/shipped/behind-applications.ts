/** Behind the helpdesk, cloud hosting, software as a service, application support and security operations. */
import type { WrittenTemplate } from '../template.ts';
import { mostWithin, ola, underpinning, up, within } from './behind.ts';
import { both } from './notation.ts';

const availability = both('Availability', '可用率');
const solved = both('Solved in time', '準時解決');

export const behindApplications: readonly WrittenTemplate[] = [
  ola({
    id: 'helpdesk-first-line',
    title: both('First line', '一線支援'),
    does: both('Cases taken, solved or handed on', '接收、解決或轉交個案'),
    promises: [mostWithin(solved, ['first-line', '1 h', ['95 %', '97 %', '99 %']])],
  }),
  ola({
    id: 'helpdesk-second-line',
    title: both('Second line', '二線支援'),
    does: both('Cases that the first line hands on', '一線轉交的個案'),
    promises: [mostWithin(solved, ['second-line', '2 h', ['96 %', '98 %', '99 %']])],
  }),
  underpinning(
    {
      id: 'helpdesk-vendor',
      title: both('Makers’ support', '原廠支援'),
      does: both('Faults in the products of the maker', '原廠產品的故障'),
      promises: [mostWithin(solved, ['vendor-case', '1 h', ['94 %', '97 %', '99 %']])],
    },
    ['7000.00', '12000.00', '20000.00'],
  ),
  underpinning(
    {
      id: 'helpdesk-telephony',
      title: both('Telephony', '電話服務'),
      does: both('The lines on which users call', '用戶致電的線路'),
      promises: [up(availability, '99.9 %')],
    },
    ['2000.00', '3000.00', '5000.00'],
  ),
  ola({
    id: 'helpdesk-ticketing',
    title: both('Case system', '工單系統'),
    does: both('The system in which cases are kept', '保存個案的系統'),
    promises: [up(availability, '99.9 %')],
  }),
  underpinning(
    {
      id: 'cloud-infrastructure',
      title: both('Cloud infrastructure', '雲端基礎設施'),
      does: both('Compute and storage of the region', '區域內的運算及儲存'),
      promises: [up(availability, ['99.9 %', '99.95 %', '99.98 %'])],
    },
    ['9000.00', '15000.00', '30000.00'],
  ),
  ola({
    id: 'cloud-platform',
    title: both('Hosting platform', '託管平台'),
    does: both('Operating systems and clusters on the infrastructure', '基礎設施上的操作系統及叢集'),
    promises: [up(availability, ['99.9 %', '99.97 %', '99.99 %'])],
  }),
  ola({
    id: 'cloud-network',
    title: both('Network to the cloud', '通往雲端的網絡'),
    does: both('The way from users to the platform', '用戶至平台的路徑'),
    promises: [up(availability, ['99.95 %', '99.99 %', '99.99 %'])],
  }),
  ola({
    id: 'cloud-changes',
    title: both('Allowance for changes', '變更預留'),
    does: both('Changes made within an allowance of downtime', '於停機預留內進行變更'),
    promises: [up(availability, ['99.95 %', '99.99 %', '99.99 %'])],
  }),
  underpinning(
    {
      id: 'saas-infrastructure',
      title: both('Infrastructure of the application', '應用程式基礎設施'),
      does: both('Compute and storage under the application', '應用程式之下的運算及儲存'),
      promises: [up(availability, ['99.9 %', '99.95 %', '99.98 %'])],
    },
    ['12000.00', '20000.00', '38000.00'],
  ),
  ola({
    id: 'saas-operations',
    title: both('Operations of the application', '應用程式營運'),
    does: both('The application kept running', '維持應用程式運作'),
    promises: [up(availability, ['99.9 %', '99.97 %', '99.99 %'])],
  }),
  underpinning(
    {
      id: 'saas-identity',
      title: both('Sign-in and names', '登入及域名'),
      does: both('Signing in, and the names under which the application is found', '登入，以及應用程式的域名'),
      promises: [up(availability, '99.99 %')],
    },
    ['1500.00', '2500.00', '4000.00'],
  ),
  ola({
    id: 'saas-releases',
    title: both('Releases', '版本發布'),
    does: both('Releases made within an allowance of downtime', '於停機預留內發布版本'),
    promises: [up(availability, ['99.9 %', '99.99 %', '99.99 %'])],
  }),
  ola({
    id: 'application-triage',
    title: both('Triage', '分流'),
    does: both('Cases understood and handed to the right people', '了解個案並交予適當人員'),
    promises: [within(both('Handed on', '轉交'), ['triage', ['30 min', '15 min', '10 min']])],
  }),
  ola({
    id: 'application-second-line',
    title: both('Second line of the application', '應用程式二線支援'),
    does: both('Faults narrowed down, workarounds found', '收窄故障範圍，尋找臨時方法'),
    promises: [within(both('Narrowed down', '收窄範圍'), ['second-line', ['120 min', '60 min', '30 min']])],
  }),
  underpinning(
    {
      id: 'application-vendor',
      title: both('Maker of the application', '應用程式原廠'),
      does: both(
        'A correction or a way around, at any hour for the gravest faults',
        '修正或臨時方法；最嚴重的故障全日提供',
      ),
      promises: [within(both('Correction given', '提供修正'), ['vendor-case', ['240 min', '120 min', '60 min']])],
    },
    ['18000.00', '30000.00', '52000.00'],
  ),
  ola({
    id: 'application-deployment',
    title: both('Deployment', '部署'),
    does: both('A correction put into service', '投入使用修正'),
    promises: [within(both('In service', '投入使用'), ['deployment', ['90 min', '45 min', '20 min']])],
  }),
  ola({
    id: 'security-pipeline',
    title: both('Pipeline of events', '事件管道'),
    does: both('Events brought to the analysts', '將事件送交分析員'),
    promises: [within(both('Alert raised', '發出警報'), ['pipeline', ['10 min', '5 min', '2 min']])],
  }),
  ola({
    id: 'security-analysts',
    title: both('Analysts', '分析員'),
    does: both('Alerts looked at', '查看警報'),
    promises: [within(both('Alert looked at', '查看警報'), ['analysis', ['50 min', '10 min', '3 min']])],
  }),
  underpinning(
    {
      id: 'security-endpoint',
      title: both('Endpoint protection', '端點防護'),
      does: both('A device cut off on request', '按要求隔離裝置'),
      promises: [within(both('Device cut off', '隔離裝置'), ['isolation', ['120 min', '60 min', '15 min']])],
    },
    ['8000.00', '14000.00', '24000.00'],
  ),
];
