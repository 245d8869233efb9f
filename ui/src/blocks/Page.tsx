import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageTitle } from '@/shell/title';
import classes from './blocks.module.css';

interface Props {
  title: string;
  children: ReactNode;
  /** Forms and settings are at most 720 px wide; lists take the room there is. */
  narrow?: boolean;
  /** Without padding, for pages that lay themselves out. */
  bare?: boolean;
}

/** A page: names itself in the header and the window's title. */
export function Page({ title, children, narrow = false, bare = false }: Props) {
  usePageTitle(title);
  if (bare) return children;
  return <Box className={narrow ? `${classes.page} ${classes.narrow}` : classes.page}>{children}</Box>;
}
