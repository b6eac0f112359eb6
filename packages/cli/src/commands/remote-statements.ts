/** Statements at a server: made, live, issued, restated, packed. */
import type { Command } from 'commander';
import { Option } from 'commander';
import type { RemoteOptions } from '../client/server.ts';
import type { Declare } from '../program.ts';
import { agreementOption, languageOption, outputOption, periodOption } from './options.ts';

interface Worded {
  readonly lang: 'en' | 'zh-Hant';
}

export interface StatementOptions extends Worded {
  readonly period: string;
  readonly agreement?: string;
  readonly knownAt?: string;
  readonly exitZero?: true;
}

export interface LiveOptions extends Worded {
  readonly agreement?: string;
}

type Guard = 'completeness' | 'correction-window' | 'open-decisions';

export interface CloseOptions extends Worded {
  readonly agreement: string;
  readonly period: string;
  readonly overrule?: readonly Guard[];
  readonly reason?: string;
}

export interface RestatementsOptions {
  readonly agreement?: string;
}

export interface DeclineOptions {
  readonly reason: string;
}

export interface PackOptions {
  readonly agreement: string;
  readonly period: string;
  readonly output?: string;
}

const thisAgreement = (): Option => agreementOption().makeOptionMandatory();

export const declareRemoteStatements: Declare = (remote, setting) => {
  declareMade(remote, setting);
  declareClose(remote, setting);
  declareRestatements(remote, setting);
  const { host, end } = setting;
  remote
    .command('pack')
    .description('download the evidence pack of a closed period')
    .addOption(thisAgreement())
    .addOption(periodOption())
    .addOption(outputOption())
    .addHelpText(
      'after',
      '\nExamples:\n  troth remote pack -a SLA-EXAMPLE -p 2024-11 -o nov.zip && troth verify nov.zip',
    )
    .action(async (_options: PackOptions, command: Command) => {
      const { pack } = await import('../remote/pack.ts');
      end(await pack(command.optsWithGlobals<PackOptions & RemoteOptions>(), host));
    });
};

const declareMade: Declare = (remote, { host, end }) => {
  remote
    .command('statement')
    .description('state what was attained in a period, and what is owed')
    .addOption(periodOption())
    .addOption(agreementOption())
    .option(
      '--known-at <time>',
      'as the evidence was known then (missing: as it was issued, for a closed period; else as known now)',
    )
    .addOption(languageOption())
    .option('--exit-zero', 'end with 0 even when a promise was missed')
    .addHelpText(
      'after',
      '\nExamples:\n  troth remote statement -p 2024-11\n  troth remote statement -a SLA-EXAMPLE -p 2024-11 --known-at 2024-12-02T09:00:00+08:00 --json',
    )
    .action(async (_options: StatementOptions, command: Command) => {
      const { statement } = await import('../remote/statement.ts');
      end(await statement(command.optsWithGlobals<StatementOptions & RemoteOptions>(), host));
    });
  remote
    .command('live')
    .description('how agreements stand in the period that runs')
    .addOption(agreementOption())
    .addOption(languageOption())
    .addHelpText('after', '\nExamples:\n  troth remote live\n  troth remote live -a SLA-EXAMPLE --lang zh-Hant')
    .action(async (_options: LiveOptions, command: Command) => {
      const { live } = await import('../remote/statement.ts');
      end(await live(command.optsWithGlobals<LiveOptions & RemoteOptions>(), host));
    });
};

const declareClose: Declare = (remote, { host, end }) => {
  remote
    .command('close')
    .description('close a period: its statement becomes final and is issued')
    .addOption(thisAgreement())
    .addOption(periodOption())
    .addOption(
      new Option('--overrule <guard...>', 'close in spite of a guard, which needs a reason').choices([
        'completeness',
        'correction-window',
        'open-decisions',
      ]),
    )
    .option('--reason <words>', 'why a guard is overruled; it is kept with the statement')
    .addOption(languageOption())
    .addHelpText(
      'after',
      '\nExamples:\n  troth remote close -a SLA-EXAMPLE -p 2024-11\n  troth remote close -a SLA-EXAMPLE -p 2024-11 --overrule completeness --reason "the probe was moved, see CHG-7"',
    )
    .action(async (_options: CloseOptions, command: Command) => {
      const { close } = await import('../remote/periods.ts');
      end(await close(command.optsWithGlobals<CloseOptions & RemoteOptions>(), host));
    });
};

const declareRestatements: Declare = (remote, { host, end }) => {
  const restatements = remote
    .command('restatements')
    .description('issued statements that late evidence would change, and what was decided about them')
    .addOption(agreementOption())
    .addHelpText(
      'after',
      '\nExamples:\n  troth remote restatements\n  troth remote restatements approve SLA-EXAMPLE:2024-11:1:…\n  troth remote restatements decline SLA-EXAMPLE:2024-11:1:… --reason "the probe was under test"',
    )
    .action(async (_options: RestatementsOptions, command: Command) => {
      const module = await import('../remote/periods.ts');
      end(await module.restatements(command.optsWithGlobals<RestatementsOptions & RemoteOptions>(), host));
    });
  restatements
    .command('approve')
    .description('issue the restated statement; whoever proposed it cannot')
    .argument('<id>', 'the restatement')
    .action(async (id: string, _options: object, command: Command) => {
      const { approve } = await import('../remote/periods.ts');
      end(await approve(id, command.optsWithGlobals<RemoteOptions>(), host));
    });
  restatements
    .command('decline')
    .description('leave what was issued as it is')
    .argument('<id>', 'the restatement')
    .requiredOption('--reason <words>', 'why; it is kept')
    .action(async (id: string, _options: object, command: Command) => {
      const { decline } = await import('../remote/periods.ts');
      end(await decline(id, command.optsWithGlobals<DeclineOptions & RemoteOptions>(), host));
    });
};
