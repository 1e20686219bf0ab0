export { type Client, createClient } from './client';
export type { Question, Typed, TypedDocumentNode, TypedText } from './document';
export {
  type AwsCall,
  type ClientCode,
  type ContractCode,
  type ErrorCode,
  type ErrorEntry,
  type Failure,
  GatewayError,
  isGatewayError,
  type OtherCode,
  type RequestCode,
} from './errors';
export * from './generated/documents';
export { possibleTypes } from './generated/possibleTypes';
export * from './generated/texts';
export { typePolicies } from './generated/typePolicies';
export type * from './generated/types';
export { type AskForPage, type Page, paginate, paginatePages, type PagingOptions } from './paginate';
export {
  type Ask,
  type CallOptions,
  type ClientOptions,
  createRequest,
  type Fetch,
  type FetchResponse,
  type Given,
  type HeaderValues,
  type Request,
} from './request';
export type { GivenToWatch, Watch, WatchOne, WatchOptions, WatchState } from './watch/options';
export { createWatch } from './watch/watch';
