import { lacking } from "./floor.ts";

/** A construct that makes an older browser drop a whole rule, block or declaration, with the caniuse data that tell since when. */
type Construct = { name: string; feature: string; pattern: RegExp };

/** What stands before a block: there a single unknown word drops all of it. */
const PRELUDES: readonly Construct[] = [
  { name: "nesting (&)", feature: "css-nesting", pattern: /&/ },
  { name: ":has()", feature: "css-has", pattern: /:has\(/ },
  { name: ":is(), :where()", feature: "css-matches-pseudo", pattern: /:(?:is|where)\(/ },
  { name: ":not() with a list", feature: "css-not-sel-list", pattern: /:not\([^)]*,/ },
  { name: ":nth-child(of)", feature: "css-nth-child-of", pattern: /:nth-(?:last-)?child\([^)]* of / },
  { name: ":dir()", feature: "css-dir-pseudo", pattern: /:dir\(/ },
  { name: ":focus-visible", feature: "css-focus-visible", pattern: /:focus-visible/ },
  { name: "::file-selector-button", feature: "css-file-selector-button", pattern: /::file-selector-button/ },
  { name: "@layer", feature: "css-cascade-layers", pattern: /@layer/ },
  { name: "@container", feature: "css-container-queries", pattern: /@container/ },
  { name: "@scope", feature: "css-cascade-scope", pattern: /@scope/ },
  { name: "@when", feature: "css-when-else", pattern: /@when|@else/ },
  { name: "@media with < and >", feature: "css-media-range-syntax", pattern: /@media[^{]*[<>]/ },
];

/** What stands in a declaration: an older browser drops that one, and keeps an earlier one of the same property. */
const VALUES: readonly Construct[] = [
  { name: "oklch() and the like", feature: "css-lch-lab", pattern: /\b(?:ok)?(?:lch|lab)\(/ },
  { name: "color(), color-mix()", feature: "css-color-function", pattern: /\bcolor(?:-mix)?\(/ },
  { name: "relative colours", feature: "css-relative-colors", pattern: /\b(?:rgb|hsl)a?\(from / },
  { name: "dvh, svh, lvh", feature: "viewport-unit-variants", pattern: /\d[dsl]v(?:h|w|min|max|i|b)\b/ },
  { name: "cqw and the like", feature: "css-container-query-units", pattern: /\dcq(?:w|h|i|b|min|max)\b/ },
  { name: "min(), max(), clamp()", feature: "css-math-functions", pattern: /\b(?:min|max|clamp)\(/ },
  { name: "env()", feature: "css-env-function", pattern: /\benv\(/ },
];

/** Names that no data tell of because every browser of the floor has them; another one has to be looked up and put here or above. */
const AT_RULES = /^@(?:media|supports|layer|import|charset|font-face|keyframes|-webkit-keyframes|page|namespace|property)$/;

export type CssFault = { what: string; missingIn: string[]; where: string };

type Block = { prelude: string; body: string };

/** The style sheet without what cannot matter: comments, texts in quotes, and what only asked browsers read. */
function readable(css: string): string {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  return withoutGated(plain.replace(/url\([^)]*\)/g, "url()"));
}

/** Without `@supports` blocks, which older browsers pass over, and `@property`, which they ignore as it stands. */
function withoutGated(css: string): string {
  const at = css.search(/@(?:supports|property)\b/);
  if (at < 0) return css;
  let depth = 0;
  for (let end = css.indexOf("{", at); end < css.length; end++) {
    if (css[end] === "{") depth += 1;
    else if (css[end] === "}") depth -= 1;
    if (depth === 0) return css.slice(0, at) + withoutGated(css.slice(end + 1));
  }
  throw new Error("the style sheet ends inside a block");
}

/** Every block with what stands before it and its own declarations; also blocks inside of blocks, and statements without one. */
function blocksOf(css: string): Block[] {
  const blocks: Block[] = [];
  const open: Block[] = [];
  let text = "";
  for (const sign of css) {
    if (sign === "{") {
      const block = { prelude: text.trim(), body: "" };
      blocks.push(block);
      open.push(block);
      text = "";
    } else if (sign === "}" || sign === ";") {
      const around = open.at(-1);
      if (around) around.body += `${text};`;
      else if (text.trim()) blocks.push({ prelude: text.trim(), body: "" });
      if (sign === "}") open.pop();
      text = "";
    } else text += sign;
  }
  return blocks;
}

/** Declarations that an older browser would drop without having read the same property before. */
function faultyValues({ prelude, body }: Block): { construct: Construct; where: string }[] {
  const said = new Set<string>();
  const faults: { construct: Construct; where: string }[] = [];
  for (const declaration of body.split(";")) {
    const [property = "", value = ""] = declaration.split(/:(.*)/s);
    const construct = VALUES.find(({ feature, pattern }) => pattern.test(value) && lacking(feature).length > 0);
    if (!construct) said.add(property.trim());
    else if (!said.has(property.trim())) faults.push({ construct, where: `${prelude} { ${declaration.trim()} }` });
  }
  return faults;
}

/** Everything in a built style sheet that a browser of the floor would drop. */
export function checkCss(css: string): CssFault[] {
  const faults = blocksOf(readable(css)).flatMap((block) => {
    const names = (block.prelude.match(/@[\w-]+/g) ?? []).filter((name) => !AT_RULES.test(name));
    const unknown = names.filter((name) => !PRELUDES.some(({ pattern }) => pattern.test(name)));
    return [
      ...unknown.map((name) => ({ what: `${name}: no data`, missingIn: [], where: block.prelude })),
      ...PRELUDES.filter(({ pattern }) => pattern.test(block.prelude)).map(({ name, feature }) => ({
        what: name,
        missingIn: lacking(feature),
        where: block.prelude,
      })),
      ...faultyValues(block).map(({ construct, where }) => ({
        what: construct.name,
        missingIn: lacking(construct.feature),
        where,
      })),
    ];
  });
  return faults.filter(({ what, missingIn }) => missingIn.length > 0 || what.endsWith("no data"));
}
