import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { createChecker } from './checker.mjs';
import { checkGlue } from './glue.mjs';
import { checkImageBuilder } from './imageBuilder.mjs';
import { checkLogs } from './logs.mjs';
import { checkSqs } from './sqs.mjs';
import { checkSts } from './sts.mjs';
import { checkTransfer } from './transfer.mjs';

const repository = resolve(import.meta.dirname, '../..');
const modelPath = process.env.AWS_MODEL_PATH ?? resolve(repository, '../shared/aws-model');

/** The built sandbox, with the demo data. */
const startSandbox = () => {
  const built = createRequire(resolve(repository, 'dist/cli.js'));
  const { demoEstate } = built('./sandbox/demoData/index.js');
  return built('./sandbox/server.js').startSandbox({ estate: demoEstate() });
};

const checkAll = async (url) => {
  const checker = await createChecker(url, modelPath);
  console.log(`${checker.cliVersion} against ${url}`);

  const hasModel = existsSync(modelPath);
  if (!hasModel) console.log(`skipped: Image Builder, because ${modelPath} does not exist`);
  await Promise.all([
    ...(hasModel ? [checkImageBuilder(checker)] : []),
    checkTransfer(checker),
    checkGlue(checker),
    checkLogs(checker),
    checkSqs(checker),
    checkSts(checker),
  ]);

  checker.requireAllOperations(hasModel ? [] : ['imagebuilder']);
  return checker.counts();
};

const [url] = process.argv.slice(2);
const sandbox = url === undefined ? await startSandbox() : undefined;
const { passed, failed } = await checkAll(url ?? sandbox.url);
await sandbox?.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
