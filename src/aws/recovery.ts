import { isClockSkew, isRejectedCredentials } from './errors';

/**
 * Decides whether a second try can succeed after an error: the SDK has corrected its clock by the answer, or the source of
 * the credentials has new ones. True at most once for each of the two.
 */
export const createRecovery = (
  renewCredentials: (sentAt: number) => Promise<boolean>,
): ((error: unknown, sentAt: number) => Promise<boolean>) => {
  const tried = new Set<string>();
  const isFirst = (cause: string): boolean => tried.size < tried.add(cause).size;
  return async (error, sentAt) => {
    if (isClockSkew(error) && isFirst('clock')) return true;
    return isRejectedCredentials(error) && isFirst('credentials') ? renewCredentials(sentAt) : false;
  };
};
