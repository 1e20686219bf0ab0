import Link from '@mui/material/Link';

interface Props {
  readonly href: string | null | undefined;
  /** What it shows there. */
  readonly what: string;
}

/** Leads to the AWS console. Nothing where no link is known to exist. */
export const ConsoleLink = ({ href, what }: Props) =>
  href ? (
    <Link href={href} target="_blank" rel="noreferrer" variant="body2" noWrap>
      {what} in the AWS console <span aria-hidden="true">↗</span>
    </Link>
  ) : null;
