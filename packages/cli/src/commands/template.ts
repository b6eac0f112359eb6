import type { Declare } from '../program.ts';
import { languageOption, outputOption } from './options.ts';

export interface TemplateListOptions {
  readonly lang: 'en' | 'zh-Hant';
}

export interface TemplateShowOptions extends TemplateListOptions {
  readonly yaml?: true;
  readonly output?: string;
}

export interface TemplateNewOptions {
  readonly id: string;
  readonly title: string;
  readonly agreement?: string;
  readonly output?: string;
}

export interface TemplateFillOptions {
  readonly tier: string;
  readonly values?: string;
  readonly expectation?: true;
  readonly output?: string;
}

const help = `
Examples:
  troth template list                                       the templates that ship, with their tiers
  troth template show network-connectivity                  what each tier promises and costs, and what is asked
  troth template show network-connectivity --yaml -o n.yaml the template as a file, to be changed
  troth template fill n.yaml --tier silver --values v.yaml -o sla.yaml
  troth template new sla.yaml --id ours --title "Our network" -o ours.yaml

A template is named by its id, or by the path of a file. Values are a YAML file of key: value, the keys as "show" lists them.`;

export const declareTemplate: Declare = (program, { host, end }) => {
  const template = program
    .command('template')
    .description('templates of agreements: look at them, fill them in, make one of an agreement')
    .addHelpText('after', help);
  template
    .command('list')
    .description('the templates that ship with the product')
    .addOption(languageOption())
    .action(async (options: TemplateListOptions) => {
      const { listTemplates } = await import('../actions/template.ts');
      end(listTemplates(options, host));
    });
  template
    .command('show')
    .description('one template: its tiers side by side, and what it asks for')
    .argument('<template>', 'its id, or a file')
    .option('--yaml', 'the template itself, as a file')
    .addOption(languageOption())
    .addOption(outputOption())
    .action(async (name: string, options: TemplateShowOptions) => {
      const { showTemplate } = await import('../actions/template.ts');
      end(await showTemplate(name, options, host));
    });
  template
    .command('new')
    .description('a template of an agreement: what is one customer’s is left open')
    .argument('<path...>', 'agreement files, directories or patterns')
    .requiredOption('--id <id>', 'id that the template will have')
    .requiredOption('--title <words>', 'its name')
    .option('-a, --agreement <id>', 'the agreement with this id')
    .addOption(outputOption())
    .action(async (paths: string[], options: TemplateNewOptions) => {
      const { newTemplate } = await import('../actions/template.ts');
      end(await newTemplate(paths, options, host));
    });
  template
    .command('fill')
    .description('an agreement of a template, in one tier')
    .argument('<template>', 'its id, or a file')
    .requiredOption('--tier <tier>', 'tier, such as silver')
    .option('--values <file>', 'YAML file with what the template asks for')
    .option('--expectation', 'without money: what may be expected, reported only')
    .addOption(outputOption())
    .action(async (name: string, options: TemplateFillOptions) => {
      const { fillTemplate } = await import('../actions/template.ts');
      end(await fillTemplate(name, options, host));
    });
};
