/*
 * Patterns of ids and ARNs, from AWS's service models. They are independent of the gateway's, so that they check them.
 */

const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
const region = '[a-z]{2,}(?:-[a-z]+)+-[0-9]+';
const build = '[0-9]+\\.[0-9]+\\.[0-9]+/[0-9]+';
const versionOrWildcard = '(?:[0-9]+|x)\\.(?:[0-9]+|x)\\.(?:[0-9]+|x)';
/** Managed resources have the account id `aws`. */
const owner = '(?:[0-9]{12}|aws(?:-[a-z-]+)?)';
const anyImage = `arn:aws[^:]*:imagebuilder:[^:]+:${owner}:image/[a-z0-9-_]+`;
const anyWorkflow = `arn:aws(?:-[a-z]+)*:imagebuilder:${region}:${owner}:workflow/(?:build|test|distribution)/[a-z0-9-_]+`;
const policy = `arn:aws(?:-[a-z]+)*:imagebuilder:${region}:(?:[0-9]{12}|aws):lifecycle-policy/[a-z0-9-_]+`;

const fullMatch = (form: string) => new RegExp(`^${form}$`);

export const workflowExecutionId = fullMatch(`wf-${uuid}`);
export const stepExecutionId = fullMatch(`step-${uuid}`);
export const lifecycleExecutionId = fullMatch(`lce-${uuid}`);
export const imageBuildVersionArn = fullMatch(`${anyImage}/${build}`);
export const imageVersionArn = fullMatch(`${anyImage}/[0-9]+\\.[0-9]+\\.[0-9]+`);
export const imageArn = fullMatch(`${anyImage}/(?:${versionOrWildcard}|${build})`);
export const imagePipelineArn =
  /^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws):image-pipeline\/[a-z0-9-_]+$/;
export const workflowArn = fullMatch(`${anyWorkflow}/(?:${versionOrWildcard}|${build})`);
export const lifecyclePolicyArn = fullMatch(policy);
/** Lifecycle executions are listed by policy or by image. */
export const lifecycleResourceArn = fullMatch(`(?:${policy}|${anyImage}/${build})`);
export const filterName = /^[a-zA-Z]{1,1024}$/;
export const filterValue = /^[0-9a-zA-Z./_ :,{}"-]{1,1024}$/;

export const transferWorkflowId = /^w-([a-z0-9]{17})$/;
export const transferServerId = /^s-([0-9a-f]{17})$/;
export const transferExecutionId = fullMatch(uuid);

export const blueprintName = /^[.\-_A-Za-z0-9]+$/;
/** Glue's "single-line string". */
export const glueName = /^[\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}\t]*$/u;

export const logGroupName = /^[.\-_/#A-Za-z0-9]+$/;
/** A name or an ARN. */
export const logGroupIdentifier = /^[\w#+=/:,.@-]*$/;
export const logStreamName = /^[^:*]*$/;

export const roleArn = /^arn:aws[a-z-]*:iam::[0-9]{12}:role\/[\x21-\x7E]+$/;
export const sessionName = /^[\w+=,.@-]*$/;
export const externalId = /^[\w+=,.@:/-]*$/;
