/**
 * A poster in Typst, 750 × 1200 pixels at two to a point. Layout only: every word comes in as JSON and is set as a string, never
 * as markup. Sizes are those of a phone that shows the poster over its whole width: nothing below 12 pt.
 */
export const POSTER_TEMPLATE = `
#let d = json(bytes(sys.inputs.data))
#let serif = "Noto Serif SC"
#let sans = "Noto Sans SC"
#let ink = rgb("#1E2328")
#let ink2 = rgb("#4A5158")
#let hair = rgb("#DCD5C6")
#let red = rgb("#A8321F")
#set page(width: 375pt, height: 600pt, margin: (x: 26pt, top: 24pt, bottom: 20pt), fill: rgb("#FAF7F0"))
#set text(font: sans, size: 14pt, fill: ink, lang: d.lang, top-edge: 0.8em, bottom-edge: -0.2em, number-width: "tabular")
#set par(leading: 6pt, spacing: 6pt, justify: false)
#set block(spacing: 0pt)

// The seal: solid for a supply, outlined for a demand; the character names the region.
#let seal(size) = box(width: size, height: size, radius: 2pt, stroke: 2pt + rgb(d.seal.edge),
  fill: if d.seal.solid { rgb(d.seal.fill) } else { none },
  align(center + horizon, text(font: serif, weight: 900, size: size * 0.64, top-edge: "bounds", bottom-edge: "bounds",
    fill: if d.seal.solid { rgb(d.seal.onFill) } else { rgb(d.seal.edge) }, d.seal.char)))

#grid(columns: (1fr, auto), align: (left + bottom, right + bottom),
  text(font: serif, weight: 900, size: d.siteSize * 1pt, tracking: d.siteTracking * 1em, d.site), text(size: 12pt, fill: ink2, d.code))
#v(7pt)
#stack(spacing: 2pt, line(length: 100%, stroke: 2.4pt + red), line(length: 100%, stroke: 0.8pt + red))
#v(22pt)
#grid(columns: (auto, 1fr), column-gutter: 14pt, align: (left + horizon, left + horizon), seal(58pt),
  stack(spacing: 7pt, text(font: serif, weight: 900, size: d.kindSize * 1pt, d.kind), text(size: 14pt, fill: ink2, d.firm)))
#v(20pt)
#block(width: d.titleWidth * 1pt, text(font: serif, weight: 700, size: d.titleSize * 1pt, { set par(leading: 0.35em); d.title }))
#v(14pt)
#if d.summary != "" [#block(text(fill: ink2, d.summary)) #v(14pt)]
#line(length: 100%, stroke: 1pt + ink)
#for fact in d.facts {
  block(inset: (y: 6pt), grid(columns: (d.labelWidth * 1pt, 1fr), text(fill: ink2, fact.label), text(weight: 700, fact.value)))
  line(length: 100%, stroke: 0.6pt + hair)
}

#place(bottom + left, block(width: 100%, {
  line(length: 100%, stroke: 0.8pt + red)
  v(12pt)
  grid(columns: (1fr, 100pt), column-gutter: 16pt, align: (left + horizon, right + horizon),
    stack(spacing: 9pt,
      stack(dir: ltr, spacing: 0pt, box(width: 15pt, height: 15pt, fill: rgb("#B23A26")), align(horizon, line(length: 34pt, stroke: 1.6pt + ink)),
        box(width: 15pt, height: 15pt, stroke: 1.8pt + red)),
      text(font: serif, weight: 700, size: 17pt, d.scan),
      par(leading: 4pt, text(size: 12pt, fill: ink2, d.note))),
    box(fill: white, inset: 5pt, stroke: 0.6pt + hair, image(bytes(d.qr), format: "svg", width: 88pt, height: 88pt)))
}))
`;
