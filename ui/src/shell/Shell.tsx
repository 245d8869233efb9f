import { AppShell } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { useRef } from 'react';
import { ExploreBanner } from '@/features/explore/ExploreBanner';
import { t } from '@/text';
import { LiveRegion } from './announce';
import { DiskBanner } from './DiskBanner';
import { Header } from './Header';
import { KeyMap } from './KeyMap';
import { Navigation } from './Navigation';
import { OfflineBanner } from './OfflineBanner';
import { Palette } from './Palette';
import classes from './shell.module.css';
import { useFocusOnArrival } from './useFocusOnArrival';
import { useShellKeys } from './useShellKeys';

const NARROW = '(max-width: 999px)';

/** The house around every page. */
export function Shell() {
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const main = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { isMapOpen, setMapOpen } = useShellKeys();
  useFocusOnArrival(heading);
  return (
    <AppShell
      layout="alt"
      header={{ height: 48 }}
      navbar={{ width: isNarrow ? 56 : 216, breakpoint: 0 }}
      transitionDuration={0}
    >
      <a
        href="#main"
        className={classes.skip}
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t.shell.skip}
      </a>
      <AppShell.Navbar className={classes.navbar} aria-label={t.shell.navigation}>
        <Navigation isNarrow={isNarrow} />
      </AppShell.Navbar>
      <AppShell.Header className={classes.header}>
        <Header heading={heading} isNarrow={isNarrow} openKeys={() => setMapOpen(true)} />
      </AppShell.Header>
      <AppShell.Main id="main" ref={main} tabIndex={-1} className={classes.main}>
        <ExploreBanner />
        <OfflineBanner />
        <DiskBanner />
        <Outlet />
      </AppShell.Main>
      <Palette openKeys={() => setMapOpen(true)} />
      <KeyMap opened={isMapOpen} close={() => setMapOpen(false)} />
      <LiveRegion />
    </AppShell>
  );
}
