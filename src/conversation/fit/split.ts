/**
 * Paragraphs put into messages of at most `max` characters each; a paragraph that is too long by
 * itself is cut at a line end, else at a space, else where it must be. Nothing is left out. At
 * least one message.
 */
export function splitText(
  paragraphs: readonly string[],
  max: number,
): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  let used = 0;
  for (const piece of paragraphs.flatMap((paragraph) => cut(paragraph, max))) {
    const isFull = used > 0 && used + piece.length + 1 > max;
    if (isFull) {
      parts.push([]);
      used = 0;
    }
    parts[parts.length - 1]?.push(piece);
    used += piece.length + 1;
  }
  return parts;
}

function cut(paragraph: string, max: number): readonly string[] {
  const pieces: string[] = [];
  let rest = paragraph;
  while (rest.length > max) {
    const head = rest.slice(0, max);
    const at = [head.lastIndexOf('\n'), head.lastIndexOf(' ')].find((index) => index > 0) ?? max;
    const end = isInsideCharacter(rest, at) && at > 1 ? at - 1 : at;
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function isInsideCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
