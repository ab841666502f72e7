import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** No time of day is told by the archive itself. Local time, as the archive's format has it: the same bytes in each zone. */
const NO_TIME = new Date(2000, 0, 1);

/**
 * Makes the file the same each time that it is written: the library dates it by the clock, and gives links names by
 * chance. Also says in the properties which language it is in, which the library cannot.
 */
export function settled(
  archive: Uint8Array,
  { date, tag, rtl }: { readonly date: string; readonly tag: string; readonly rtl: boolean },
): Uint8Array {
  const names = new Map<string, string>();
  const named = (chance: string): string => {
    const name = names.get(chance) ?? `rIdLink${names.size + 1}`;
    names.set(chance, name);
    return name;
  };
  const files = Object.entries(unzipSync(archive)).map(([path, bytes]) => {
    if (!/\.(xml|rels)$/.test(path)) return [path, bytes] as const;
    let text = strFromU8(bytes).replace(/\brId[a-z0-9_-]{21}(?=")/g, named);
    if (path === 'docProps/core.xml') text = dated(text, date, tag);
    if (rtl && path === 'word/document.xml') text = text.replace(/(?=<w:docGrid\b)/g, '<w:bidi/>');
    if (rtl && path === 'word/footnotes.xml') text = fromTheRight(text);
    return [path, strToU8(text)] as const;
  });
  const entries: Zippable = Object.fromEntries(files);
  return zipSync(entries, { level: 6, mtime: NO_TIME });
}

function dated(core: string, date: string, tag: string): string {
  return core
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`)
    .replace('<dcterms:created', `<dc:language>${tag}</dc:language><dcterms:created`);
}

/** The line over the footnotes begins on the right. */
function fromTheRight(notes: string): string {
  return notes.replace(
    /(<w:footnote w:type="(?:separator|continuationSeparator)"[^>]*><w:p><w:pPr>)/g,
    '$1<w:bidi/>',
  );
}
