import {
  Badge,
  Button,
  createTheme,
  Drawer,
  Input,
  Menu,
  Modal,
  NavLink,
  Skeleton,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** A deep teal: the one accent. */
const accent: MantineColorsTuple = [
  '#e9f4f2',
  '#d2e8e5',
  '#a6d1cb',
  '#78b8b0',
  '#4d9f97',
  '#2c8880',
  '#187870',
  '#0f625d',
  '#0c504c',
  '#093f3c',
];

/** Greys without a colour of their own. Mantine paints dark with `dark`. */
const dark: MantineColorsTuple = [
  '#e3e5e4',
  '#b9bdbb',
  '#979c9a',
  '#6f7573',
  '#454a48',
  '#363b39',
  '#2a2e2d',
  '#1e2120',
  '#161918',
  '#101211',
];

const gray: MantineColorsTuple = [
  '#f8f8f7',
  '#f1f2f1',
  '#e6e8e7',
  '#d9dcda',
  '#c4c8c6',
  '#a3a8a6',
  '#7e8482',
  '#5d6361',
  '#3b403e',
  '#1d201f',
];

/** Controls are 32 px high. */
const CONTROL = '32px';
const MOTION = { duration: 120, transition: 'fade' } as const;

export const theme = createTheme({
  colors: { accent, dark, gray },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: "'Inter', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'Segoe UI Mono', Menlo, 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.3' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '5px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusClassName: 'focus-ring',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      styles: { root: { fontWeight: 550 } },
      vars: (_, { size }) => ({
        root: size === 'sm' ? { '--button-height': CONTROL, '--button-padding-x': '14px' } : {},
      }),
    }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      vars: (_, { size }) => ({ input: {}, wrapper: size === 'sm' ? { '--input-height': CONTROL } : {} }),
    }),
    InputWrapper: Input.Wrapper.extend({ styles: { label: { marginBottom: 4, fontWeight: 550 } } }),
    Badge: Badge.extend({ styles: { root: { textTransform: 'none', fontWeight: 550 } } }),
    Modal: Modal.extend({
      defaultProps: { transitionProps: MOTION, centered: true, overlayProps: { backgroundOpacity: 0.45 } },
      styles: { title: { fontSize: '1rem', fontWeight: 600 } },
    }),
    // A dialog's head is not the page's.
    ModalHeader: Modal.Header.extend({ defaultProps: { role: 'none' } }),
    // The placeholder would be a child that a menu may not have; the first item takes the focus instead.
    Drawer: Drawer.extend({ styles: { title: { fontSize: '1rem', fontWeight: 600 } } }),
    Menu: Menu.extend({
      defaultProps: { transitionProps: MOTION, shadow: 'md', withInitialFocusPlaceholder: false },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { transitionProps: MOTION, openDelay: 300 } }),
    NavLink: NavLink.extend({ styles: { root: { borderRadius: 'var(--mantine-radius-md)' } } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'sm' } }),
  },
});

/**
 * The surfaces, by name. Features use these and no colours of their own. In the dark they are told apart by
 * lightness, not by shadow.
 */
export const variables: CSSVariablesResolver = () => ({
  variables: {
    '--form-width': '720px',
  },
  light: {
    '--hl-page': '#ffffff',
    '--hl-side': '#f5f6f5',
    '--hl-raised': '#ffffff',
    '--hl-sunken': '#f5f6f5',
    '--hl-hover': '#f0f2f1',
    '--hl-picked': '#e4f0ee',
    '--hl-line': '#e2e5e3',
    '--hl-line-strong': '#c9cecb',
    '--hl-text': '#1a1e1c',
    '--hl-quiet': '#5c6461',
    '--hl-accent': '#0f625d',
    '--hl-red': '#a8211f',
    '--hl-red-ground': '#fdecea',
    '--hl-amber': '#7f4f05',
    '--hl-amber-ground': '#fdf2d9',
    '--hl-blue': '#1f5596',
    '--hl-blue-ground': '#e8f0fa',
    '--hl-green': '#1e6b3a',
    '--hl-green-ground': '#e5f4ea',
    '--hl-grey': '#555c59',
    '--hl-grey-ground': '#eff1f0',
    '--mantine-color-body': 'var(--hl-page)',
    '--mantine-color-text': 'var(--hl-text)',
    '--mantine-color-dimmed': 'var(--hl-quiet)',
    '--mantine-color-placeholder': '#737b77',
    '--mantine-color-error': 'var(--hl-red)',
    '--mantine-color-anchor': 'var(--hl-accent)',
    '--mantine-color-default-border': 'var(--hl-line-strong)',
    '--mantine-color-default-hover': 'var(--hl-hover)',
  },
  dark: {
    '--hl-page': '#161918',
    '--hl-side': '#101211',
    '--hl-raised': '#1e2120',
    '--hl-sunken': '#101211',
    '--hl-hover': '#222625',
    '--hl-picked': '#1b3431',
    '--hl-line': '#2a2e2d',
    '--hl-line-strong': '#3d4341',
    '--hl-text': '#e3e5e4',
    '--hl-quiet': '#9ba19e',
    '--hl-accent': '#6cc0b6',
    '--hl-red': '#f59b94',
    '--hl-red-ground': '#3b1e1c',
    '--hl-amber': '#eabf6d',
    '--hl-amber-ground': '#35290f',
    '--hl-blue': '#93bdf0',
    '--hl-blue-ground': '#18283c',
    '--hl-green': '#86cf9f',
    '--hl-green-ground': '#15301f',
    '--hl-grey': '#b0b6b3',
    '--hl-grey-ground': '#262a29',
    '--mantine-color-body': 'var(--hl-page)',
    '--mantine-color-text': 'var(--hl-text)',
    '--mantine-color-dimmed': 'var(--hl-quiet)',
    '--mantine-color-placeholder': '#858c89',
    '--mantine-color-error': 'var(--hl-red)',
    '--mantine-color-anchor': 'var(--hl-accent)',
    '--mantine-color-default': 'var(--hl-raised)',
    '--mantine-color-default-border': 'var(--hl-line-strong)',
    '--mantine-color-default-hover': 'var(--hl-hover)',
  },
});
