import Box from '@mui/material/Box';
import Button from '@mui/material/Button';

interface Props {
  readonly label?: string;
  readonly isLoading: boolean;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}

/** Loads the next page of a list. */
export const MoreButton = ({ label = 'More', isLoading, isDisabled = false, onClick }: Props) => (
  <Box sx={{ mt: 2, textAlign: 'center' }}>
    <Button variant="outlined" onClick={onClick} disabled={isLoading || isDisabled}>
      {isLoading ? 'Loading …' : label}
    </Button>
  </Box>
);
