import { GatewayError } from '../model/errors';

/** True for an error that ends the request, and says nothing about AWS: what is known stays, and the next request goes on. */
export const isOfRequest = (error: unknown): boolean =>
  error instanceof GatewayError &&
  (error.code === 'BUDGET_EXCEEDED' || error.code === 'DEADLINE_EXCEEDED' || error.code === 'RATE_LIMITED');
