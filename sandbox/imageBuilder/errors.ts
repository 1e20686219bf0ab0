import { AwsError } from '../errors';

/*
 * Image Builder does not model a "not found" error for most operations and returns it under different names. The
 * message is what they have in common. The operations here use a different name each, so that clients meet all of them.
 */

export const resourceNotFound = (arn: string): AwsError =>
  new AwsError('ResourceNotFoundException', 404, `The resource '${arn}' was not found.`);

export const executionNotFound = (id: string): AwsError =>
  new AwsError('ClientException', 400, `The execution '${id}' was not found.`);

export const parameterNotFound = (parameter: string, id: string): AwsError =>
  new AwsError(
    'InvalidParameterValueException',
    400,
    `The value supplied for parameter '${parameter}' is not valid. '${id}' does not exist.`,
  );
