import { Option } from 'commander';
import type { Command } from 'commander';
import type { RemoteOptions } from '../client/server.ts';
import type { Declare } from '../program.ts';
import { withRemoteOptions } from './remote-options.ts';

export interface DraftListOptions {
  readonly state?: string;
  readonly agreement?: string;
}

export interface DraftPullOptions {
  readonly output?: string;
  readonly format: 'yaml' | 'json';
}

export interface DraftPushOptions {
  readonly draft?: string;
  readonly base?: number;
  readonly revise?: true;
  readonly begin?: true;
}

export interface DraftStepOptions {
  readonly note?: string;
}

const help = `
Examples:
  troth draft list                                   what is being drafted, and how far it has come
  troth draft pull DRF-0001 -o metro.yaml            the text as a file, in one canonical form
  troth draft push metro.yaml                        the file as edited; joined with what others did since
  troth draft push new.yaml --begin                  begin a draft from a file
  troth draft show DRF-0001                          what is wrong with it, which clauses wait, what the next step needs
  troth draft step DRF-0001 submit                   send it for internal review

The first line of a pulled file names the draft and its version. Where you and somebody else changed the same term, nothing is
changed and both are shown. Exit code 1: the text has errors, or a step waits for something.`;

const whole = (text: string): number => Number.parseInt(text, 10);

export const declareDraft: Declare = (program, { host, end }) => {
  const draft = withRemoteOptions(program.command('draft'))
    .description('drafts at a server as files: list, pull, push, look at them, take their steps')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', help);
  draft
    .command('list')
    .description('drafts, in order of number')
    .option('--state <states>', 'only in these, with commas between, such as draft,internal-review')
    .option('-a, --agreement <id>', 'only of this agreement')
    .action(async (_options: DraftListOptions, command: Command) => {
      const { listDrafts } = await import('../drafts/look.ts');
      end(await listDrafts(command.optsWithGlobals<DraftListOptions & RemoteOptions>(), host));
    });
  draft
    .command('show')
    .description('one draft: findings, clauses that wait, and what each step still needs')
    .argument('<draft>', 'its number, such as DRF-0001')
    .action(async (id: string, _options: object, command: Command) => {
      const { showDraft } = await import('../drafts/look.ts');
      end(await showDraft(id, command.optsWithGlobals<RemoteOptions>(), host));
    });
  draft
    .command('pull')
    .description('write the text to a file, or to standard output')
    .argument('<draft>', 'its number')
    .option('-o, --output <file>', 'where to write it (missing: standard output)')
    .addOption(new Option('--format <format>', 'of the file').choices(['yaml', 'json']).default('yaml'))
    .action(async (id: string, _options: DraftPullOptions, command: Command) => {
      const { pullDraft } = await import('../drafts/files.ts');
      end(await pullDraft(id, command.optsWithGlobals<DraftPullOptions & RemoteOptions>(), host));
    });
  draft
    .command('push')
    .description('put a file in the place of the text')
    .argument('<file>', 'YAML or JSON, one document')
    .option('--draft <draft>', 'which draft (missing: the one that the first line of the file names)')
    .option('--base <version>', 'the version that the file was written from (missing: that of its first line)', whole)
    .option('--revise', 'of a text that is agreed: begin its next revision; signatures that are still to come are void')
    .option('--begin', 'begin a new draft')
    .action(async (file: string, _options: DraftPushOptions, command: Command) => {
      const { pushDraft } = await import('../drafts/files.ts');
      end(await pushDraft(file, command.optsWithGlobals<DraftPushOptions & RemoteOptions>(), host));
    });
  draft
    .command('step')
    .description('take a step: submit, return, offer, open, consent, decline, revise, withdraw')
    .argument('<draft>', 'its number')
    .argument('<step>', 'which step')
    .option('--note <words>', 'why; some steps ask for it')
    .action(async (...[id, step, , command]: [string, string, DraftStepOptions, Command]) => {
      const { stepDraft } = await import('../drafts/step.ts');
      end(await stepDraft([id, step], command.optsWithGlobals<DraftStepOptions & RemoteOptions>(), host));
    });
};
