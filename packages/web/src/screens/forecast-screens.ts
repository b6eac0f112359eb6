/** Screens of forecasts: how likely open promises are to be missed, and how good that was known. */
import type { Screen } from './screen.ts';

export const forecastScreens: readonly Screen[] = [
  {
    path: '/forecasts',
    area: 'forecast',
    names: { en: 'Forecasts', 'zh-Hant': '預測' },
    sides: ['own'],
    load: async () => (await import('./forecast/forecasts-screen.tsx')).ForecastsScreen,
    navigation: { group: 'day', icon: 'chart' },
    example: {},
  },
  {
    path: '/forecasts/quality',
    area: 'forecast',
    names: { en: 'How good the forecasts are', 'zh-Hant': '預測成效' },
    sides: ['own'],
    load: async () => (await import('./forecast/quality-screen.tsx')).ForecastQualityScreen,
    example: {},
  },
];
