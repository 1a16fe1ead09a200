/** A line of a plot. */
export interface Series {
  name: string
  points: [x: number, y: number][]
}

/** What a plot shows; `log` makes both axes logarithmic. */
export interface Plot {
  title: string
  xLabel: string
  yLabel: string
  series: Series[]
  log: boolean
}

const width = 720
const height = 420
const box = { left: 70, right: width - 36, top: 96, bottom: height - 52 }

// Colors and dashes: the lines stay apart without color, too. Both themes have a contrast of at least 3 to 1.
const light = ['#0969da', '#bc4c00', '#1a7f37', '#8250df']
const dark = ['#58a6ff', '#f0883e', '#3fb950', '#bc8cff']
const dashes = ['', '7 4', '2 4', '9 3 2 3']

const style = `
    text { font: 13px system-ui, sans-serif; fill: #1f2328 }
    .title { font-size: 15px; font-weight: 600 }
    .page { fill: #ffffff }
    .grid { stroke: #d1d9e0 }
    ${light.map((color, index) => `.s${index} { stroke: ${color}; fill: ${color} }`).join(' ')}
    polyline { fill: none !important; stroke-width: 2 }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      .page { fill: #0d1117 }
      .grid { stroke: #3d444d }
      ${dark.map((color, index) => `.s${index} { stroke: ${color}; fill: ${color} }`).join(' ')}
    }`

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

const short = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 2 })

const powers = (least: number, most: number) => {
  const [from, to] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))]
  return Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index))
}

const steps = (most: number) => {
  const rough = most / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10)
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step)
}

const axis = (values: number[], log: boolean, from: number, to: number) => {
  const ticks = log ? powers(Math.min(...values), Math.max(...values)) : steps(Math.max(...values))
  const scale = (value: number) => (log ? Math.log10(value) : value)
  const [least, most] = [scale(ticks[0]!), scale(ticks[ticks.length - 1]!)]
  const at = (value: number) =>
    Math.round((from + ((scale(value) - least) / (most - least)) * (to - from)) * 10) / 10
  return { ticks, at }
}

/** Draws a plot as SVG, readable on a light and on a dark page. */
export function toSvg({ title, xLabel, yLabel, series, log }: Plot): string {
  const points = series.flatMap((line) => line.points)
  const xs = points.map(([value]) => value)
  const ys = points.map(([, value]) => value)
  const x = axis(xs, log, box.left, box.right)
  const y = axis(ys, log, box.bottom, box.top)
  const grid = [
    ...x.ticks.map(
      (tick) =>
        `<line class="grid" x1="${x.at(tick)}" x2="${x.at(tick)}" y1="${box.top}" y2="${box.bottom}"/>` +
        `<text x="${x.at(tick)}" y="${box.bottom + 20}" text-anchor="middle">${short(tick)}</text>`
    ),
    ...y.ticks.map(
      (tick) =>
        `<line class="grid" x1="${box.left}" x2="${box.right}" y1="${y.at(tick)}" y2="${y.at(tick)}"/>` +
        `<text x="${box.left - 8}" y="${y.at(tick) + 4}" text-anchor="end">${short(tick)}</text>`
    )
  ]
  const lines = series.map((line, index) => {
    const dash = dashes[index % dashes.length]
    const places = line.points.map(([px, py]) => `${x.at(px)},${y.at(py)}`)
    const dots = places.map((place) => {
      const [cx, cy] = place.split(',')
      return `<circle cx="${cx}" cy="${cy}" r="3"/>`
    })
    const [left, top] = [box.left + (index % 2) * 310, 52 + Math.floor(index / 2) * 20]
    return (
      `<g class="s${index % light.length}"><polyline stroke-dasharray="${dash}" points="${places.join(' ')}"/>${dots.join('')}` +
      `<polyline stroke-dasharray="${dash}" points="${left},${top} ${left + 32},${top}"/></g>` +
      `<text x="${left + 40}" y="${top + 4}">${escape(line.name)}</text>`
    )
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">
  <style>${style}
  </style>
  <rect class="page" width="${width}" height="${height}" rx="6"/>
  <text class="title" x="${box.left}" y="26">${escape(title)}</text>
  ${[...grid, ...lines].join('\n  ')}
  <text x="${(box.left + box.right) / 2}" y="${height - 10}" text-anchor="middle">${escape(xLabel)}</text>
  <text transform="translate(16 ${(box.top + box.bottom) / 2}) rotate(-90)" text-anchor="middle">${escape(yLabel)}</text>
</svg>
`
}
