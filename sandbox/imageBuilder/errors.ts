import { AwsError } from '../errors';

/*
 * Image Builder models no "not found" for most of its calls, and tells it by different names; what they share is a
 * message that says so. Each call here has one of those names, so that a client meets them all.
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
