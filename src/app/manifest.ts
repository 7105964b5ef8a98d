/** The web app manifest: what the home screen and the installer show. */
export const manifest = {
  id: '/',
  name: 'Dandelion: quality improvement projects',
  short_name: 'Dandelion',
  description: 'Search what was tried, record PDSA cycles and learning, with or without a network.',
  lang: 'en-GB',
  dir: 'ltr' as const,
  start_url: '/?source=home-screen',
  scope: '/',
  display: 'standalone' as const,
  background_color: '#f3f5f0',
  theme_color: '#0a4f4a',
  categories: ['medical', 'productivity', 'education'],
  icons: [
    { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' as const },
    { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' as const },
    { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' as const },
  ],
  screenshots: [
    {
      src: '/screenshots/home-wide.png',
      sizes: '1280x800',
      type: 'image/png',
      form_factor: 'wide' as const,
      label: 'Search what was tried',
    },
    {
      src: '/screenshots/home-narrow.png',
      sizes: '720x1440',
      type: 'image/png',
      form_factor: 'narrow' as const,
      label: 'Search on a phone',
    },
  ],
  shortcuts: [
    {
      name: 'Record a PDSA cycle',
      short_name: 'Record',
      url: '/record',
      icons: [{ src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' }],
    },
    {
      name: 'Search projects',
      short_name: 'Search',
      url: '/projects',
      icons: [{ src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' }],
    },
  ],
};
