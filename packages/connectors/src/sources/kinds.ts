/**
 * The kinds of sources, each listed once. Owns: the lists. Adding a kind adds an import and a line here, and a folder
 * beside; nothing else names it.
 */
import { csvRows } from './csv-rows/csv-rows.ts';
import { jsonRows } from './json-rows/json-rows.ts';
import { otlp } from './otlp/otlp.ts';
import { parquetRows } from './parquet-rows/parquet-rows.ts';
import { prometheusQuery } from './prometheus-query/prometheus-query.ts';
import { prometheusRemoteWrite } from './prometheus-remote-write/prometheus-remote-write.ts';
import { alertmanager } from './alertmanager/alertmanager.ts';
import { standardWebhook } from './standard-webhook/standard-webhook.ts';
import { cloudevents } from './cloudevents/cloudevents.ts';
import { jira } from './jira/jira.ts';
import { zammad } from './zammad/zammad.ts';
import { glpi } from './glpi/glpi.ts';
import { servicenow } from './servicenow/servicenow.ts';
import { zabbix } from './zabbix/zabbix.ts';
import { icinga } from './icinga/icinga.ts';
import { mailbox } from './mailbox/mailbox.ts';
import { jiraSearch } from './jira-search/jira-search.ts';
import type { AnyPullSource, AnyPushSource } from './source.ts';

/** Every kind that is sent to us. */
export const pushSources: readonly AnyPushSource[] = [
  csvRows,
  jsonRows,
  otlp,
  parquetRows,
  prometheusRemoteWrite,
  alertmanager,
  standardWebhook,
  cloudevents,
  jira,
  zammad,
  glpi,
];

/** Every kind that we ask. */
export const pullSources: readonly AnyPullSource[] = [prometheusQuery, servicenow, zabbix, icinga, mailbox, jiraSearch];
