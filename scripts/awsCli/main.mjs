import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { createJudge } from './judge.mjs';
import { judgeGlue } from './glue.mjs';
import { judgeImageBuilder } from './imageBuilder.mjs';
import { judgeSts } from './sts.mjs';
import { judgeTransfer } from './transfer.mjs';

const repository = resolve(import.meta.dirname, '../..');
const modelPath = process.env.AWS_MODEL_PATH ?? resolve(repository, '../shared/aws-model');

/** The built sandbox, with the demo data. */
const startSandbox = () => {
  const built = createRequire(resolve(repository, 'dist/cli.js'));
  const { demoEstate } = built('./sandbox/demoData/index.js');
  return built('./sandbox/server.js').startSandbox({ estate: demoEstate() });
};

const judgeAll = async (url) => {
  const judge = await createJudge(url, modelPath);
  console.log(`${judge.cliVersion} against ${url}`);

  const hasModel = existsSync(modelPath);
  if (!hasModel) console.log(`left out: Image Builder, since there is no model of it at ${modelPath}`);
  await Promise.all([
    ...(hasModel ? [judgeImageBuilder(judge)] : []),
    judgeTransfer(judge),
    judgeGlue(judge),
    judgeSts(judge),
  ]);

  judge.requireAllOperations(hasModel ? [] : ['imagebuilder']);
  return judge.verdict();
};

const [url] = process.argv.slice(2);
const sandbox = url === undefined ? await startSandbox() : undefined;
const { passed, failed } = await judgeAll(url ?? sandbox.url);
await sandbox?.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
