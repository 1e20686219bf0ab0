import { badInput } from './errors';

/** How an id or ARN must look. The patterns are AWS's (API references of the three services). */
export interface Format {
  readonly pattern: RegExp;
  readonly maxLength: number;
  /** What is expected, for the error's message. */
  readonly expected: string;
}

const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
const region = '[a-z]{2,}(?:-[a-z]+)+-[0-9]+';
const owner = '(?:[0-9]{12}|aws(?:-[a-z-]+)?)';
const version = '[0-9]+\\.[0-9]+\\.[0-9]+';

/** What Glue calls a single-line string. */
const glueText = '[\\u0020-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}\\t]+';

const format = (pattern: string, maxLength: number, expected: string): Format => ({
  pattern: new RegExp(`^(?:${pattern})$`, 'u'),
  maxLength,
  expected,
});

const imageBuilderArn = (resource: string, example: string): Format =>
  format(
    `arn:aws(?:-[a-z]+)*:imagebuilder:${region}:${owner}:${resource}`,
    1024,
    `an ARN like "arn:aws:imagebuilder:us-east-1:${example}"`,
  );

export const formats = {
  workflowExecutionId: format(
    `wf-${uuid}`,
    39,
    '"wf-" and a UUID, like "wf-165b1cb6-3a62-4618-a021-94ddcbe32908"',
  ),
  stepExecutionId: format(
    `step-${uuid}`,
    41,
    '"step-" and a UUID, like "step-2e6fef0d-657c-4b7e-8706-ff24da9afa01"',
  ),
  lifecycleExecutionId: format(
    `lce-${uuid}`,
    40,
    '"lce-" and a UUID, like "lce-401aefc3-a829-46f6-8fc2-91497988a503"',
  ),
  imageBuildVersionArn: imageBuilderArn(
    `image/[a-z0-9_-]+/${version}/[0-9]+`,
    '111122223333:image/my-recipe/1.0.0/1',
  ),
  imagePipelineArn: imageBuilderArn('image-pipeline/[a-z0-9_-]+', '111122223333:image-pipeline/my-pipeline'),
  lifecyclePolicyArn: imageBuilderArn(
    'lifecycle-policy/[a-z0-9_-]+',
    '111122223333:lifecycle-policy/my-policy',
  ),
  workflowBuildVersionArn: imageBuilderArn(
    `workflow/(?:build|test|distribution)/[a-z0-9_-]+/${version}/[0-9]+`,
    'aws:workflow/build/build-image/1.0.3/1',
  ),
  transferWorkflowId: format(
    'w-[a-z0-9]{17}',
    19,
    '"w-" and 17 lower-case letters or digits, like "w-1234567890abcdef0"',
  ),
  transferExecutionId: format(uuid, 36, 'a UUID, like "6a7b8c9d-0e1f-4a2b-8c3d-4e5f6a7b8c9d"'),
  transferServerId: format(
    's-[0-9a-f]{17}',
    19,
    '"s-" and 17 hexadecimal digits in lower case, like "s-1234567890abcdef0"',
  ),
  blueprintName: format('[.\\-_A-Za-z0-9]+', 128, '1 to 128 letters, digits, dots, hyphens or underscores'),
  blueprintRunId: format(glueText, 255, '1 to 255 characters, no control characters but tabs'),
  glueWorkflowName: format(glueText, 255, '1 to 255 characters, no control characters but tabs'),
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/** The value itself when it has the format; else BAD_USER_INPUT that names the argument and the form expected. */
export const checked = (formatName: FormatName, argument: string, value: string): string => {
  const { pattern, maxLength, expected } = formats[formatName];
  if (value.length <= maxLength && pattern.test(value)) return value;
  throw badInput(argument, value, expected);
};
