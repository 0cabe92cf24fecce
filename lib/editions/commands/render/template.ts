/**
 * The paper of an issue in Typst. It holds layout only: every word and figure comes in as JSON (`sys.inputs.data`) and is set as a
 * string, never as markup, so that no text of a firm can reach the typesetter's language. Measures: visual direction, section 5.
 */
export const EDITION_TEMPLATE = `
#let d = json(bytes(sys.inputs.data))
#let w = d.words
#let serif = "Noto Serif SC"
#let sans = "Noto Sans SC"
#let ink = rgb("#1E2328")
#let ink2 = rgb("#4A5158")
#let hair = rgb("#B9B2A2")
#let red = rgb("#A8321F")

#set document(title: d.title, author: d.publisher, keywords: d.keywords,
  date: datetime(year: d.date.at(0), month: d.date.at(1), day: d.date.at(2), hour: d.date.at(3), minute: d.date.at(4), second: d.date.at(5)))
#set text(font: serif, size: 10.5pt, fill: ink, lang: "zh", region: "cn", top-edge: 0.8em, bottom-edge: -0.2em, number-width: "tabular")
#set par(leading: 5.5pt, spacing: 5.5pt, justify: true)
#set block(spacing: 0pt)

// One seal: solid for a supply, outlined for a demand; the character names the region, so that the print reads in black and white.
#let seal(region, solid, size: 8mm) = {
  let r = d.regions.at(region)
  box(width: size, height: size, baseline: 22%, radius: 0.9pt, stroke: 0.9pt + rgb(r.edge), fill: if solid { rgb(r.fill) } else { white },
    align(center + horizon, text(font: serif, weight: 900, size: size * 0.66, top-edge: "bounds", bottom-edge: "bounds", fill: if solid { rgb(r.onFill) } else { rgb(r.edge) }, r.char)))
}
#let tag(body, loud) = box(baseline: 18%, inset: (x: 2.4pt, y: 1.1pt), radius: 0.8pt,
  stroke: 0.5pt + (if loud { red } else { ink2 }), text(font: sans, size: 7.5pt, weight: 700, fill: if loud { red } else { ink2 }, body))
#let small(body, fill: ink2, size: 8pt) = text(font: sans, size: size, fill: fill, body)
#let double-rule = stack(spacing: 1.6pt, line(length: 100%, stroke: 1.5pt + red), line(length: 100%, stroke: 0.5pt + red))
#let hairline = line(length: 100%, stroke: 0.4pt + hair)
#let code-picture(svg, size) = image(bytes(svg), format: "svg", width: size, height: size)
#let page-of(mark) = context { let found = query(label(mark)); if found.len() > 0 { str(found.first().location().page()) } else { "–" } }
#let dots = box(width: 1fr, inset: (x: 3pt), repeat(gap: 2.2pt, text(fill: hair, size: 7pt, ".")))

#show heading: it => it.body
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), header-ascent: 7mm, footer-descent: 9mm,
  header: context {
    if here().page() > 1 {
      let parts = query(selector(heading.where(level: 1)))
      let now = parts.filter(h => h.location().page() <= here().page())
      let here-part = if now.len() > 0 { now.last().body } else { [] }
      grid(columns: (1fr, auto), small(w.runningHead), small(here-part))
      v(2.5pt)
      line(length: 100%, stroke: 0.5pt + red)
    }
  },
  footer: context {
    let now = str(counter(page).get().first())
    let all = str(counter(page).final().first())
    line(length: 100%, stroke: 0.4pt + hair)
    v(3pt)
    grid(columns: (1fr, auto, 1fr), small(w.footerLeft), small(w.pageOf.replace("{page}", now).replace("{pages}", all), fill: ink),
      align(right, small(w.footerRight)))
  })

#let part-heading(part) = {
  grid(columns: (1fr, auto), column-gutter: 8mm, align: (left + bottom, right + bottom),
    stack(spacing: 5pt,
      text(size: 20pt, weight: 900, [#heading(level: 1, part.title) #label("part-" + part.key)]),
      par(justify: true, small(part.lede, size: 9pt))),
    stack(dir: ltr, spacing: 2.5mm, align(right + bottom, box(width: 34mm, par(justify: false, small(part.qrCaption, size: 7.5pt)))), code-picture(part.qr, 20mm)))
  v(6pt)
  double-rule
}
#let group-heading(part, group) = block(width: 100%, breakable: false, sticky: true, above: 13pt, below: 0pt, {
  grid(columns: (auto, 1fr, auto), column-gutter: 4mm, align: (left + horizon, left + horizon, right + horizon),
    text(size: 14pt, weight: 900, [#heading(level: 2, group.title) #label(group.mark)]),
    small(group.figures),
    if group.qr != none { stack(dir: ltr, spacing: 1.8mm, align(horizon, small(group.qrCaption, size: 7pt)), code-picture(group.qr, 11mm)) })
  v(3pt)
  line(length: 100%, stroke: 0.9pt + ink)
})
#let ledger-row(row) = block(width: 100%, breakable: false, {
  v(6.5pt)
  grid(columns: (11mm, 1fr, 33mm), column-gutter: (3mm, 5mm),
    stack(spacing: 3.5pt, text(size: 9pt, fill: ink2, row.serial), seal(row.region, row.solid, size: 8.4mm)),
    stack(spacing: 4.5pt,
      par(justify: false, { text(size: 11.5pt, weight: 700, row.title); if row.mark != none { h(4pt); tag(row.mark, row.loud) } }),
      par(justify: false, row.facts.map(fact => if fact.clusters().len() < 34 { box(small(fact)) } else { small(fact) }).join(h(0.9em))),
      if row.summary != "" { par(row.summary) },
      if row.figures != none { par(justify: false, { small(w.keyFigures + "　", size: 8.5pt); text(font: sans, size: 8.5pt, row.figures) }) }),
    align(right, stack(spacing: 4pt,
      small(row.amountLabel, size: 7.5pt),
      { text(size: 12pt, weight: 700, row.amount); if row.unit != none { h(2pt); small(row.unit, size: 7.5pt) } },
      small(row.validity, size: 7.5pt, fill: ink2),
      if row.cooperation != "" { par(justify: false, small(row.cooperation, size: 7.5pt)) })))
  v(6.5pt)
  hairline
})
#let empty-part(sentence) = block(width: 100%, above: 26mm, align(center, stack(spacing: 7mm,
  grid(columns: 3, column-gutter: 2mm, align: horizon, seal("BEIJING", true, size: 12mm),
    stack(dir: ltr, spacing: 6mm, line(length: 16mm, stroke: 0.8pt + ink2), line(length: 16mm, stroke: (paint: ink2, thickness: 0.8pt, dash: "dotted"))),
    seal("HEBEI", false, size: 12mm)),
  text(size: 12pt, fill: ink2, sentence))))
#let plain-table(columns, header, rows, align: left, seals: (), inset: 4.2pt) = table(columns: columns, stroke: none, inset: (x: 4pt, y: inset), align: align,
  table.hline(stroke: 0.9pt + ink),
  table.header(..header.enumerate().map(((at, cell)) => {
    let mark = seals.at(at, default: none)
    if mark != none { seal(mark.region, mark.solid, size: 4.6mm); h(3pt) }
    small(cell, fill: ink)
  })), table.hline(stroke: 0.4pt + ink),
  ..rows.map(row => (..row, table.hline(stroke: 0.4pt + hair))).flatten())

// ── Cover
#grid(columns: (1fr, auto), small(d.publisher, size: 9pt), small(w.rhythm, size: 9pt))
#v(10mm)
#align(center, text(size: 34pt, weight: 900, tracking: 0.08em, w.masthead))
#v(7mm)
#grid(columns: (1fr, auto, 1fr), text(size: 11pt, d.issue), text(size: 11pt, d.period), align(right, text(size: 11pt, d.dateLine)))
#v(5pt)
#double-rule
#v(5mm)
#table(columns: (auto, 1fr, auto, 1fr), stroke: 0.5pt + hair, inset: (x: 5pt, y: 5pt),
  fill: (x, y) => if calc.even(x) { rgb("#FAF7F0") }, align: horizon + left,
  ..d.head.map(((name, value)) => (small(name, size: 8.5pt), text(size: 9.5pt, value))).flatten())
#v(7mm)
#grid(columns: (1fr,) * d.figures.len(), ..d.figures.map(f => stack(spacing: 4pt,
  small(f.label, size: 8.5pt), { text(size: 26pt, weight: 900, f.value); h(3pt); small(f.unit, size: 8.5pt) })))
#v(6mm)
#block({ set text(size: 14pt); set par(leading: 9pt, first-line-indent: (amount: 2em, all: true)); par(d.preface) })
#v(7mm)
#plain-table((1fr,) + (auto,) * (d.cover.head.len() - 1), d.cover.head, d.cover.rows.map(r => r.map(cell => text(size: 9.5pt, cell))),
  align: (x, y) => (if x == 0 { left } else { right }) + horizon, seals: d.cover.seals)
#v(4pt)
#par(justify: false, { seal("BEIJING", true, size: 4.2mm); h(3pt); small(w.legendSupply); h(8pt); seal("BEIJING", false, size: 4.2mm); h(3pt); small(w.legendDemand); h(8pt); small(w.legendRegions) })

// ── Contents
#pagebreak()
#text(size: 20pt, weight: 900, heading(level: 1, w.contents))
#v(5pt)
#double-rule
#v(4mm)
#for part in d.parts {
  block(above: 4mm, below: 2.5mm, grid(columns: (auto, 1fr, auto), text(size: 12pt, weight: 700, part.title), dots, text(size: 11pt, page-of("part-" + part.key))))
  for group in part.groups {
    block(inset: (left: 2em), above: 2.2mm, grid(columns: (54mm, 1fr, auto), text(size: 10.5pt, group.title),
      box(width: 100%, { for r in group.regions { box({ small(r.text); h(2pt); small(fill: ink, page-of(r.mark)) }); h(0.9em) }; dots }), text(size: 10.5pt, page-of(group.mark))))
  }
}
#block(above: 4mm, below: 8mm, grid(columns: (auto, 1fr, auto), text(size: 12pt, weight: 700, w.method), dots, text(size: 11pt, page-of("method"))))
#block(breakable: false, {
  text(size: 12pt, weight: 700, w.pairs)
  v(3pt)
  plain-table((auto, auto, auto, 1fr), w.pairHead, d.pairs.map(p => (
    { seal(p.from, true, size: 5.4mm); h(3pt); box(baseline: -2.4pt, line(length: 6mm, stroke: 0.8pt + ink)); h(3pt); seal(p.to, false, size: 5.4mm); h(5pt); text(size: 9.5pt, p.name) },
    text(size: 9.5pt, p.supply), text(size: 9.5pt, p.demand), par(justify: false, leading: 3pt, p.chains.map(chain => box(small(chain, size: 8pt))).join(h(0.9em))))), align: horizon + left, inset: 2.8pt)
  v(4pt)
  small(w.pairsNote)
})

// ── The three parts
#for part in d.parts {
  pagebreak()
  part-heading(part)
  if part.groups.len() == 0 { empty-part(part.empty) }
  for group in part.groups {
    group-heading(part, group)
    for row in group.rows {
      if row.firstOf != none [#metadata(none) #label(row.firstOf)]
      ledger-row(row)
    }
  }
}

// ── Last page: index, method, figures, corrections, verification
#pagebreak()
#text(size: 20pt, weight: 900, [#heading(level: 1, w.method) #label("method")])
#v(5pt)
#double-rule
#v(4mm)
#let sub(body) = block(above: 5mm, below: 2.5mm, sticky: true, text(size: 12pt, weight: 700, body))
#for line in d.method { block(above: 2.6mm, par(line)) }
#sub(w.indexTitle)
#plain-table((1fr, auto, auto, auto, auto, auto, auto), d.index.head, d.index.rows.map(r => r.map(cell => text(size: 8.5pt, cell))), align: horizon + left)
#sub(w.corrections)
#par(d.corrections)
#sub(w.verification)
#block(breakable: false, grid(columns: (1fr, auto), column-gutter: 6mm,
  stack(spacing: 5pt, par(w.verificationText), text(font: sans, size: 9pt, weight: 700, d.verificationCode), par(justify: false, small(d.hash, size: 7.5pt)), small(d.address)),
  code-picture(d.qr, 24mm)))
`;
