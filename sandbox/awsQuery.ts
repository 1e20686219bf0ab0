import type { Protocol, WireRequest } from './protocol';

/** The AWS Query protocol of STS: a form-encoded request, an XML response. */
export const awsQuery = (version: string): Protocol => ({
  operationOf(request) {
    const form = formOf(request);
    return form.get('Version') === version ? (form.get('Action') ?? '') : '';
  },

  inputOf(request) {
    const form = formOf(request);
    form.delete('Action');
    form.delete('Version');
    return Object.fromEntries(form);
  },

  encodeOutput(operation, output, requestId) {
    const answer = { [`${operation}Result`]: output, ResponseMetadata: { RequestId: requestId } };
    return xmlReply(200, requestId, element(`${operation}Response`, answer, namespaceOf(version)));
  },

  encodeError({ name, status, message }, requestId) {
    const Error = { Type: status < 500 ? 'Sender' : 'Receiver', Code: name, Message: message };
    const refusal = element('ErrorResponse', { Error, RequestId: requestId }, namespaceOf(version));
    return xmlReply(status, requestId, refusal);
  },
});

const formOf = ({ body }: WireRequest) => new URLSearchParams(body);

const namespaceOf = (version: string) => ` xmlns="https://sts.amazonaws.com/doc/${version}/"`;

const xmlReply = (status: number, requestId: string, body: string) => ({
  status,
  headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
  body,
});

const element = (name: string, value: unknown, attributes = ''): string =>
  `<${name}${attributes}>${contentOf(value)}</${name}>`;

const contentOf = (value: unknown): string => {
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return escapeXml(String(value));
  return Object.entries(value)
    .map(([name, member]) => element(name, member))
    .join('');
};

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
