/**
 * The look of the application: ink on paper, one harbour blue-green for what can be done, and few loud colours kept for
 * verdicts. Owns: Mantine's theme. The colours themselves are in tokens.css, where charts and print find them too.
 */
import { createTheme } from '@mantine/core';
import type { MantineColorsTuple } from '@mantine/core';

const harbour: MantineColorsTuple = [
  '#eaf4f6',
  '#d3e6ea',
  '#a6cdd6',
  '#75b2c0',
  '#4c9bad',
  '#2f899d',
  '#1b7489',
  '#0f6176',
  '#0c5063',
  '#083c4b',
];
const ink: MantineColorsTuple = [
  '#f4f5f6',
  '#e6e8eb',
  '#cbd0d6',
  '#a4adb8',
  '#7b8796',
  '#5c6979',
  '#465364',
  '#333f4e',
  '#222c39',
  '#161d27',
];
const vermilion: MantineColorsTuple = [
  '#fdeeea',
  '#f9d9d0',
  '#f1b09f',
  '#e98469',
  '#df6341',
  '#d24d29',
  '#bd3f1d',
  '#a33315',
  '#872910',
  '#67200d',
];
const amber: MantineColorsTuple = [
  '#fdf4e0',
  '#f8e6bd',
  '#efcd80',
  '#e4b245',
  '#d39b1e',
  '#b67f0b',
  '#946603',
  '#7c5400',
  '#634300',
  '#493200',
];
const jade: MantineColorsTuple = [
  '#e7f6f0',
  '#cdebdf',
  '#9bd7c0',
  '#63bf9d',
  '#38a880',
  '#1c926a',
  '#0b7a55',
  '#056546',
  '#035138',
  '#023c2a',
];

const face = "'Latin marks', 'Noto Sans TC', 'PingFang HK', 'Microsoft JhengHei', 'Segoe UI', system-ui, sans-serif";

export const theme = createTheme({
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  colors: { harbour, ink, vermilion, amber, jade },
  white: '#ffffff',
  black: '#161d27',
  fontFamily: face,
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, monospace",
  headings: {
    fontFamily: face,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '0.375rem', sm: '0.625rem', md: '0.875rem', lg: '1.25rem', xl: '1.75rem' },
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 10 } },
    // Its chosen label stands on a ground of its own; the contrast of the primary colour is not its concern.
    SegmentedControl: { defaultProps: { autoContrast: false } },
    Anchor: { defaultProps: { underline: 'hover' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250, events: { hover: true, focus: true, touch: true } } },
  },
});
