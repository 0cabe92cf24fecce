import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const HAN = /[\u4e00-\u9fff]/;

/** Read by staff, scripts or the operator only: in Chinese. */
const STAFF_ONLY =
  /^(editions|transfer|ontology|audit|cli|stats|health|jobs|api|storage|poster|feeds)\/|^matching\/(schema\/weights|commands\/set-weights)\.ts$/;

/** Where sentences for people stand beside the rules: schemas, the kernel's fields, refusals of commands, tables of messages. */
const SPEAKING =
  /^kernel\/(fields|parse|pagination|unstorable)\.ts$|\/schema(\.ts$|\/)|\/(commands|queries)\/|\/labels(\.ts$|\/)/;
const SPOKEN_NAMES = /^(message|detail|error)$/;
const SPOKEN_TABLES =
  /_MESSAGES$|^(PASSWORD_HINTS|ORG_TYPES|ORG_TAGS|VALUE_BANDS|VERIFICATION_CHECKS|CLOSE_REASONS)$|^passwordMessage$/;

const textOf = (node: ts.Node): string | null => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join("");
};

/** Whether this literal is said to somebody: in a schema all are, elsewhere those of messages and of tables of messages. */
function isSpoken(node: ts.Node, file: string): boolean {
  if (/^kernel\/|\/schema(\.ts$|\/)/.test(file)) return true;
  for (let at: ts.Node = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (ts.isPropertyAssignment(parent) && ts.isIdentifier(parent.name) && SPOKEN_NAMES.test(parent.name.text)) return true;
    if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) && SPOKEN_TABLES.test(parent.name.text)) return true;
    if (ts.isFunctionDeclaration(parent) && parent.name && SPOKEN_TABLES.test(parent.name.text)) return true;
  }
  return false;
}

/** Every Chinese sentence that a rule may say to a member or visitor, `{}` standing for a value; found in the source itself. */
export function messagesOf(root: string): string[] {
  const found = new Set<string>();
  for (const file of readdirSync(path.join(root, "lib"), { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts") || !SPEAKING.test(file) || STAFF_ONLY.test(file)) continue;
    const source = ts.createSourceFile(file, readFileSync(path.join(root, "lib", file), "utf8"), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const text = textOf(node);
      if (text !== null && HAN.test(text) && isSpoken(node, file)) found.add(text);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found];
}
