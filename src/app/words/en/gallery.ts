const gallery = {
  title: 'Gallery',
  intro: 'Every kind of chart once, drawn on this machine’s own reports under the filters above. Open the one that fits in Explore to change its metric and groups.',
  open: 'Open in Explore',
  openKind: 'Open in Explore: {kind}',
  fromCatalog: 'What each kind of chart is for: see the gallery',
  loadMap: 'Load a map file in Explore, grouped by region',
}

export default gallery
