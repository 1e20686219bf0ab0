import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Changes } from './Changes';
import { usePackages } from './comparison';
import { ErrorAlert } from './ErrorAlert';
import { MoreButton } from './MoreButton';
import { Section } from './Section';

interface Props {
  readonly base: string;
  readonly head: string;
}

const Differing = ({ base, head }: Props) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = usePackages(base, head);
  const changes = data?.pages.flatMap((page) => page?.nodes ?? []);
  return (
    <>
      {error && <ErrorAlert error={error} onRetry={() => void refetch()} isStale={data !== undefined} />}
      {!data && !error && <Skeleton variant="rounded" height={120} role="status" aria-label="Loading" />}
      {data?.pages[0] === null &&
        'AWS has no packages of one of the builds. It has them of finished machine images with enhanced metadata.'}
      {data?.pages[0]?.nodes.length === 0 && 'No package differs.'}
      {changes && changes.length > 0 && <Changes label="Changes of packages" changes={changes} />}
      {hasNextPage && (
        <MoreButton
          label="More packages"
          isLoading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        />
      )}
    </>
  );
};

/** The installed packages that differ. They cost the most AWS calls, so the reader asks for them. */
export const Packages = (builds: Props) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title="Installed packages">
      {isOpen ? (
        <Differing {...builds} />
      ) : (
        <>
          <Typography variant="body2" sx={{ mb: 1.5, color: 'text.secondary' }}>
            Costs one AWS call per 25 packages of each build.
          </Typography>
          <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
            Compare the packages
          </Button>
        </>
      )}
    </Section>
  );
};
