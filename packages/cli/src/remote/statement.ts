/** `troth remote statement` and `troth remote live`. */
import { allPages } from '../client/all-pages.ts';
import { dataOf } from '../client/answers.ts';
import { atServer } from '../client/server.ts';
import type { RemoteOptions, Server } from '../client/server.ts';
import type { LiveOptions, StatementOptions } from '../commands/remote-statements.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { readKnownAt } from '../known-at.ts';
import { progressOn } from '../progress.ts';
import { isMissed, readStatement, showStatements, statementAt } from './statements.ts';

export async function statement(options: StatementOptions & RemoteOptions, host: Host): Promise<Ending> {
  const { period, knownAt } = options;
  readKnownAt(knownAt);
  return atServer(options, host, async (server) => {
    const ids = options.agreement === undefined ? await agreementsOf(server) : [options.agreement];
    const progress = progressOn(host);
    const results = [];
    for (const [index, agreement] of ids.entries()) {
      progress.step(`asking for ${index + 1} of ${ids.length}: ${agreement}`);
      results.push(await statementAt(server, { agreement, period, knownAt }));
    }
    progress.done();
    const promising = results.filter((one) => one.statement.rows.length > 0);
    if (promising.length === 0)
      throw badInput(`--period ${period}: none of the agreements there promises anything then`);
    showStatements(promising, options, host);
    return promising.some(isMissed) && options.exitZero !== true ? endings.missed : endings.ok;
  });
}

async function agreementsOf(server: Server): Promise<readonly string[]> {
  const all = await allPages((query) => dataOf(server.GET('/v1/agreements', { params: { query } })));
  if (all.length === 0) throw badInput('there is no agreement on this server yet; publish one with "troth push"');
  return all.map(({ id }) => id);
}

export async function live(options: LiveOptions & RemoteOptions, host: Host): Promise<Ending> {
  return atServer(options, host, async (server) => {
    const found =
      options.agreement === undefined
        ? await allPages((query) => dataOf(server.GET('/v1/statements/live', { params: { query } })))
        : [
            await dataOf(
              server.GET('/v1/agreements/{agreement}/live', { params: { path: { agreement: options.agreement } } }),
            ),
          ];
    if (found.length === 0)
      throw badInput('no statement is live yet; it is made when evidence of an agreement in force comes in');
    showStatements(found.map(readStatement), options, host);
    return endings.ok;
  });
}
