import { parseSync, Visitor } from "oxc-parser";
import { allowedTexts, classNames, developerCalls, humanAttributes, humanProperties, technicalAttributes } from "./not-language.ts";

type Span = { start: number; end: number };

/** A text for people that stands in the source instead of in the catalogue. */
export type FoundText = { line: number; start: number; end: number; text: string };

/** Words of the program, such as all_open or noAnswer, are none for people. */
const isName = (text: string) => /^[a-z]+(_[a-z]+)+$|^[a-z]+[A-Z]\w*$/.test(text);
const hasWord = (text: string) => /\p{L}/u.test(text.replaceAll(/&\w+;/g, "")) && !isName(text);
/** What reads as English wherever it stands: "Nothing found", "Try again." But no class names, paths or keys. */
const isSentence = (text: string) => /^\s?\p{Lu}[\p{L}'’]*([ ,;:—–-]|[.!?…](\s|$)|$)/u.test(text) && /\p{Ll}/u.test(text);
/** Two plain words or more: "changed the status". What a template has between its values counts as well: "… is gone". */
const isPhrase = (text: string) => /^…?[^\p{L}…]*[\p{L}'’]{2,}([ ,…]+[\p{L}'’]+)+[^\p{L}]*$/u.test(text.trim());
const readsAsWords = (text: string) => isSentence(text) || isPhrase(text);

/** Class names of Tailwind never begin with a capital and never end a sentence. */
const looksLikeClasses = (text: string) => classNames.test(text) && !/^\s?\p{Lu}|[.!?…]\s?$/u.test(text);

/** How much is expected of a string here: any letter counts, only what reads as a sentence, or nothing. */
type Place = "human" | "unknown" | "technical";

/**
 * Finds texts for people outside the catalogue: words between tags; strings in attributes and properties that are shown or spoken
 * (label, title …); and any other string that reads as a sentence. Keys, class names and words for developers are left out.
 *
 * @param file name, which says whether it is TSX
 * @param alsoTechnical calls whose words are looked after elsewhere
 */
export function findTexts(file: string, source: string, alsoTechnical?: RegExp): FoundText[] {
  const found: FoundText[] = [];
  const technical: [number, number][] = [];
  const human: [number, number][] = [];
  const within = (spans: readonly [number, number][], at: number) => spans.filter(([start, end]) => start <= at && at < end).at(-1);
  const placeOf = (at: number): Place => {
    const [tech, shown] = [within(technical, at), within(human, at)];
    if (tech && (!shown || tech[0] >= shown[0])) return "technical";
    return shown ? "human" : "unknown";
  };
  const add = ({ start, end }: Span, text: string) => found.push({ start, end, text, line: source.slice(0, start).split("\n").length });
  const span = ({ start, end }: Span): [number, number] => [start, end];
  const judge = (node: Span, text: string) => {
    const place = placeOf(node.start);
    if (place === "technical" || !hasWord(text) || allowedTexts.has(text.trim())) return;
    if (place === "human" || readsAsWords(text)) add(node, text);
  };
  const strings: [Span, string][] = [];
  new Visitor({
    ImportDeclaration: (node) => void technical.push(span(node)),
    ImportExpression: (node) => void technical.push(span(node)),
    ExportNamedDeclaration: (node) => void (node.source && technical.push(span(node.source))),
    TSLiteralType: (node) => void technical.push(span(node)),
    TSTemplateLiteralType: (node) => void technical.push(span(node)),
    JSXAttribute(node) {
      const name = node.name.type === "JSXIdentifier" ? node.name.name : "";
      if (node.value && humanAttributes.has(name)) human.push(span(node.value));
      if (node.value && technicalAttributes.test(name)) technical.push(span(node.value));
    },
    JSXText(node) {
      if (hasWord(node.value) && !allowedTexts.has(node.value.trim())) add(node, node.value.trim());
    },
    Property(node) {
      const name = node.key.type === "Identifier" ? node.key.name : node.key.type === "Literal" ? String(node.key.value) : "";
      technical.push(span(node.key));
      if (humanProperties.has(name)) human.push(span(node.value));
      if (technicalAttributes.test(name)) technical.push(span(node.value));
    },
    CallExpression(node) {
      const callee = source.slice(node.callee.start, node.callee.end);
      const [first] = node.arguments;
      if (developerCalls.test(callee) || alsoTechnical?.test(callee)) technical.push(span(node));
      // t("key"): a key, and below it values, which are judged as they stand.
      else if (/(^|\.)(t|parts|words|use\w*Texts)$/.test(callee) && first) technical.push(span(first));
    },
    NewExpression: (node) => void (/(Error|Exception)$/.test(source.slice(node.callee.start, node.callee.end)) && source.slice(node.callee.start, node.callee.end) !== "ApiError" && technical.push(span(node))),
    BinaryExpression: (node) => void (/^[!=]==?$/.test(node.operator) && technical.push(span(node))),
    SwitchCase: (node) => void (node.test && technical.push(span(node.test))),
    Literal: (node) => void (typeof node.value === "string" && strings.push([node, node.value])),
    TemplateLiteral: (node) => void strings.push([node, node.quasis.map(({ value }) => value.cooked ?? "").join("…")]),
  }).visit(parseSync(file, source).program);
  for (const [node, text] of strings) if (!looksLikeClasses(text)) judge(node, text);
  return found.sort((a, b) => a.start - b.start);
}
