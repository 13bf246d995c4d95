import type { ChartModel, PictureModel } from '../model'
import type { Chart, ChartContext, Draw, Overlay } from '../types'
import { drawMap } from '../custom/map'
import { drawSankey } from '../custom/sankey'
import { drawTiles } from '../custom/tiles'
import { drawBars } from './bars'
import { drawColumns } from './columns'
import { drawDots } from './dots'
import { drawFunnel } from './funnel'
import { drawLines } from './lines'
import { drawMatrix } from './matrix'
import { drawPanels } from './panels'
import { drawSlope } from './slope'

/** The model as it is drawn at a place. */
export function optionOf(model: ChartModel, context: ChartContext): Chart {
  switch (model.kind) {
    case 'lines': return drawLines(model, context)
    case 'columns': return drawColumns(model, context)
    case 'bars': return drawBars(model, context)
    case 'panels': return drawPanels(model, context)
    case 'matrix': return drawMatrix(model, context)
    case 'dots': return drawDots(model, context)
    case 'funnel': return drawFunnel(model, context)
    case 'slope': return drawSlope(model, context)
    case 'flow': return drawSankey(model, context)
    case 'tiles': return drawTiles(model, context)
    case 'map': return drawMap(model, context)
    case 'picture': return drawPicture(model, context)
  }
}

/** A model with what is drawn over it, wherever it is drawn. */
export function drawOf({ model, over }: { model: ChartModel, over?: Overlay }): Draw {
  return (context) => {
    const chart = optionOf(model, context)
    return over ? over(chart, context) : chart
  }
}

/** A kept drawing as wide as its place. */
function drawPicture({ name, image, ...kept }: PictureModel, { width }: ChartContext): Chart {
  const height = Math.round(kept.height * width / kept.width)
  return { option: { graphic: [{ type: 'image', silent: true, style: { image: image as unknown as string, x: 0, y: 0, width, height } }] }, height, marks: [], description: name }
}
