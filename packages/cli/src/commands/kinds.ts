/** All subcommands, in the order of the help. */
import type { Declare } from '../program.ts';
import { declareAuthority } from './authority.ts';
import { declareBackup } from './backup.ts';
import { declareBacktest } from './backtest.ts';
import { declareConfig } from './config.ts';
import { declareDemo } from './demo.ts';
import { declareDoctor } from './doctor.ts';
import { declareExport } from './export.ts';
import { declareRetention } from './retention.ts';
import { declareRestore } from './restore.ts';
import { declareServe } from './serve.ts';
import { declareWorker } from './worker.ts';
import { declareCompletion } from './completion.ts';
import { declareConform } from './conform.ts';
import { declareDiff } from './diff.ts';
import { declareEvaluate } from './evaluate.ts';
import { declareExplain } from './explain.ts';
import { declareHolidays } from './holidays.ts';
import { declareInit } from './init.ts';
import { declareLint } from './lint.ts';
import { declareForecast } from './forecast.ts';
import { declarePrice } from './price.ts';
import { declareProve } from './prove.ts';
import { declareRender } from './render.ts';
import { declareSchema } from './schema.ts';
import { declareDraft } from './draft.ts';
import { declarePush } from './push.ts';
import { declareRemote } from './remote.ts';
import { declareTemplate } from './template.ts';
import { declareVerify } from './verify.ts';

export const commands: readonly Declare[] = [
  declareInit,
  declareLint,
  declareEvaluate,
  declareExplain,
  declareDiff,
  declareProve,
  declareBacktest,
  declareForecast,
  declarePrice,
  declareRender,
  declareVerify,
  declareDemo,
  declareServe,
  declareWorker,
  declareAuthority,
  declareTemplate,
  declareDraft,
  declarePush,
  declareRemote,
  declareBackup,
  declareRestore,
  declareRetention,
  declareExport,
  declareDoctor,
  declareConfig,
  declareConform,
  declareSchema,
  declareHolidays,
  declareCompletion,
];
